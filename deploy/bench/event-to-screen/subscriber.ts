import { get, type IncomingMessage } from 'node:http';
import { RealisationChanged } from '#contracts';
import { ExpectedFailure } from '../../local/failure.js';

/** Splits what arrives into the events of a stream, however the bytes are cut. */
export const frameReader = (hear: (event: string, data: string) => void): ((chunk: string) => void) => {
  let rest = '';
  return (chunk) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (event !== undefined && data !== undefined) hear(event, data);
    }
  };
};

export interface Subscriber {
  /** The time at which a realisation of this officer arrives, by `performance.now()`; asked for before it is caused. */
  arrivalOf(officerId: string): Promise<number>;
  close(): void;
}

const WITHIN_MS = 60_000;

const openStream = (gateway: string, token: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = get(`${gateway}/events`, { agent: false, headers }, (answer) => {
      if (answer.statusCode === 200) resolve(answer);
      else reject(new ExpectedFailure(`the stream was refused: ${answer.statusCode}`));
    });
    request.once('error', reject);
  });

/** Hears realisations as a dashboard does. */
export const subscribe = async (gateway: string, token: string): Promise<Subscriber> => {
  const awaited = new Map<string, (at: number) => void>();
  const stream = await openStream(gateway, token);
  const read = frameReader((event, data) => {
    const at = performance.now();
    if (event !== RealisationChanged.type) return;
    const { employeeId } = (JSON.parse(data) as { data: { employeeId: string } }).data;
    awaited.get(employeeId)?.(at);
    awaited.delete(employeeId);
  });
  stream.setEncoding('utf8').on('data', read);
  stream.on('error', () => undefined);
  return {
    arrivalOf: (officerId) =>
      new Promise((resolve, reject) => {
        const late = () => reject(new ExpectedFailure('A realisation has not arrived within a minute.'));
        const timer = setTimeout(late, WITHIN_MS);
        awaited.set(officerId, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      }),
    close: () => stream.destroy(),
  };
};
