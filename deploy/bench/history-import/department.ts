import { ExpectedFailure } from '../../local/failure.js';
import type { Platform } from '../../local/platform.js';
import { waitUntil } from '../../local/wait.js';
import { SERVICE_CODE } from './history-file.js';

/** What has to run for a department's history to be brought in. */
export const NEEDED = ['personnel', 'service-metrics', 'gateway'] as const;

const WITHIN_MS = 30_000;
const UNIT = { code: 'arsip', name: 'Dinas Arsip', kind: 'DINAS', parentCode: null };
const PRODUCER = { unitCode: UNIT.code, name: 'riwayat', contact: 'bench', serviceCodes: [SERVICE_CODE] };

/** Registers a unit and its producer; the producer's token. */
export const registerDepartment = async ({ urls, administratorToken }: Platform): Promise<string> => {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(urls.gateway + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${administratorToken}` },
      body: JSON.stringify(body),
    });
  const recorded = await post('/api/personnel/units/import', { rows: [UNIT] });
  if (!recorded.ok) throw new ExpectedFailure(`no unit was recorded: ${await recorded.text()}`);
  let token: string | undefined;
  // Its unit comes to service-metrics by Kafka.
  await waitUntil(async () => {
    const answer = await post('/api/service-metrics/producers', PRODUCER);
    const told = (await answer.json()) as { credential?: { token: string } };
    token = told.credential?.token;
    return token !== undefined;
  }, WITHIN_MS);
  if (token === undefined) throw new ExpectedFailure(`no producer was registered within ${WITHIN_MS} ms.`);
  return token;
};
