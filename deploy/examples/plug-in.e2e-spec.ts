import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnitRecorded } from '#contracts';
import { type Part, startPart } from '../local/e2e-fixtures.js';
import { projectRoot } from '../local/project.js';
import type { ServiceName } from '../local/service-names.js';
import { waitUntil } from '../local/wait.js';

const NEEDED: readonly ServiceName[] = ['personnel', 'service-metrics', 'subscriptions', 'gateway'];
const BUILT = join(projectRoot, 'dist', 'deploy');
const OFFICER = '5d0f7f2a-1b2c-4d3e-8f40-000000000001';

interface Given {
  readonly credential: { readonly token: string };
  readonly source: string;
}

/** What the README says, done by programs that know nothing but the README: on the real platform. */
describe('Who plugs in by the documents alone', () => {
  let platform: Part;

  beforeAll(async () => {
    platform = await startPart(NEEDED);
  });

  afterAll(() => platform.stop());

  const run = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') => {
    const child = spawn(command, args, { env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' });
    child.stdin.end(input);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, out, err };
  };

  const importFile = async (kind: string, lines: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const file = join(platform.folder, `${kind}.csv`);
    await writeFile(file, `${lines.join('\n')}\n`);
    const program = join(BUILT, 'import', 'main.js');
    const credentials = { ADMINISTRATOR_TOKEN: platform.administratorToken, ...env };
    return run(process.execPath, [program, kind, file, '--url', platform.urls.gateway, '--lang', 'en'], credentials);
  };

  const asAdministrator = async (path: string, body: object): Promise<Given> => {
    const answer = await fetch(platform.urls.gateway + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.administratorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as Given;
  };

  const kindsOf = async (requestId: string): Promise<readonly string[]> => {
    const answer = await fetch(`${platform.urls.gateway}/api/service-metrics/requests/disdukcapil/${requestId}`);
    if (answer.status !== 200) return [];
    return ((await answer.json()) as { events: { kind: string }[] }).events.map(({ kind }) => kind);
  };

  const becomes = async (requestId: string, kinds: readonly string[]): Promise<void> => {
    await waitUntil(async () => (await kindsOf(requestId)).length === kinds.length, 30_000);
    expect(await kindsOf(requestId)).toEqual(kinds);
  };

  it('sends in Python, in TypeScript and from a file, each event once, and hears what the platform says', async () => {
    const units = ['kode,nama,jenis,kode induk', 'kota,Kota Sawahlunto,KOTA,', 'disdukcapil,Dinas Dukcapil,DINAS,kota'];
    expect(await importFile('units', units)).toMatchObject({ status: 0 });
    await waitUntil(async () => {
      const door = `${platform.urls.gateway}/api/service-metrics/departments/disdukcapil`;
      const headers = { authorization: `Bearer ${platform.administratorToken}` };
      return (await fetch(door, { method: 'PUT', headers })).ok;
    }, 30_000);
    const { credential, source } = await asAdministrator('/api/service-metrics/producers', {
      unitCode: 'disdukcapil',
      name: 'loket',
      contact: 'it@example.go.id',
      serviceCodes: ['akta-kelahiran'],
    });
    const env = {
      TELADAN_URL: `${platform.urls.gateway}/api/service-metrics`,
      TELADAN_CREDENTIAL: credential.token,
      TELADAN_SOURCE: source,
      TELADAN_BUFFER: join(platform.folder, 'buffer'),
    };

    const python = ['send_events.py', 'register.csv'].map((name) =>
      join(projectRoot, 'deploy/examples/department-python', name),
    );
    const answered = { status: 0, out: '3 events answered, 0 of them rejected\n' };
    expect(await run('python3', python, env)).toMatchObject(answered);
    expect(await run('python3', python, env)).toMatchObject(answered);
    await becomes('AKL-2025-000123', ['received', 'requirements-completed', 'finished']);

    const counter = join(BUILT, 'examples', 'department-typescript', 'counter.js');
    const steps = ['masuk AKL-1 akta-kelahiran', `terbit AKL-1 akta-kelahiran ${OFFICER}`].join('\n');
    expect(await run(process.execPath, [counter], env, steps)).toMatchObject({ status: 0, err: '' });
    await becomes('AKL-1', ['received', 'finished']);

    const history = [
      'kejadian;waktu;nomor permohonan;kode layanan;petugas',
      'diterima;2025-03-03 08:15;AKL-2;akta-kelahiran;',
      `selesai;2025-03-03 11:15;AKL-2;akta-kelahiran;${OFFICER}`,
      'selesai;kemarin;AKL-2;akta-kelahiran;',
      'diterima;2025-03-03 08:15;AKL-3;ktp-el;',
    ];
    const brought = await importFile('events', history, env);
    expect(brought.status).toBe(1);
    expect(brought.out).toContain('2 rows recorded, 0 unchanged, 2 rejected.');
    expect(brought.out).toMatch(/line 4, waktu: /);
    expect(brought.out).toMatch(/line 5, kode layanan: /);
    expect((await importFile('events', history, env)).out).toContain('0 rows recorded, 2 unchanged, 2 rejected.');
    await becomes('AKL-2', ['received', 'finished']);

    const forms = [
      'waktu;nomor formulir;kode layanan;U1;U2;U3;U4;U5;U6;U7;U8;U9',
      '2025-03-03 12:00;SKM-1;akta-kelahiran;4;4;4;4;4;4;4;4;4',
      '2025-03-04 12:00;SKM-2;akta-kelahiran;3;3;3;3;3;3;3;3;3',
      '2025-03-04 12:00;SKM-3;akta-kelahiran;3;3;5;3;3;3;3;3;3',
      '2025-03-04 12:00;SKM-4;akta-kelahiran;3;3;;3;3;3;3;3;3',
    ];
    const surveyed = await importFile('surveys', forms, env);
    expect(surveyed).toMatchObject({ status: 1, err: '' });
    expect(surveyed.out).toContain('2 rows recorded, 0 unchanged, 2 rejected.');
    expect(surveyed.out).toMatch(/line 4, U3: .*\n.*line 5, U3: /);
    expect((await importFile('surveys', forms, env)).out).toContain('0 rows recorded, 2 unchanged, 2 rejected.');

    const dashboard = await asAdministrator('/api/subscriptions/dashboards', {
      name: 'bappeda',
      contact: '0754-61014',
      eventTypes: [UnitRecorded.type],
      personalData: true,
    });
    const told = { headers: { authorization: `Bearer ${dashboard.credential.token}` } };
    const report = async (): Promise<string> => {
      const asked = `${platform.urls.gateway}/reports/services?from=2025-03&to=2025-03&format=csv`;
      const answer = await fetch(asked, told);
      return answer.ok ? answer.text() : '';
    };
    const row =
      /^disdukcapil,Dinas Dukcapil,akta-kelahiran,2025-03,.*,2,87.5,B,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,false,2025-03,[0-9a-f-]{36}\r$/m;
    await waitUntil(async () => row.test(await report()), 30_000);
    expect(await report()).toMatch(row);

    const stream = await fetch(`${platform.urls.gateway}/events?after=0`, told);
    expect(stream.status).toBe(200);
    let heard = '';
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard += part;
      if (heard.includes('"code":"disdukcapil"')) break;
    }
    expect(heard).toContain(`event: ${UnitRecorded.type}`);
  });
});
