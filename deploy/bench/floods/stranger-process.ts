import { writeFileSync } from 'node:fs';
import { setImmediate as yieldOnce, setTimeout as pause } from 'node:timers/promises';
import { floodHttp } from './flood-http.js';
import { floodKafka } from './flood-kafka.js';
import { floodSlowly } from './flood-slowly.js';
import { restFor } from './own-pace.js';
import type { Order, StrangerTold } from './stranger.js';

/** Where a flood tells what it has come to, and rests. */
export interface Ledger {
  readonly answered: (status: number | 'broken', events?: number) => void;
  /** Before each thing it does; it is counted from the first on. */
  readonly rest: () => Promise<void>;
}

const { ORDER = '{}', RESULT_FILE = '' } = process.env;

const answers: Record<string, number> = {};
let events = 0;
let began: number | undefined;
let used = process.cpuUsage();

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
};

const elapsedMs = (): number => performance.now() - (began ?? performance.now());

const told = (): StrangerTold => ({
  ...{ answers, events },
  seconds: elapsedMs() / 1000,
  cpuSeconds: cpuMs() / 1000,
});

const burn = async ({ rest }: Ledger): Promise<never> => {
  for (;;) {
    await rest();
    const until = performance.now() + 5;
    while (performance.now() < until);
  }
};

const tell = (): void => writeFileSync(RESULT_FILE, JSON.stringify(told()));

/** Starting is no part of a flood. The launcher waits for the file. */
const begin = (): void => {
  began = performance.now();
  used = process.cpuUsage();
  tell();
};

const main = async (order: Order): Promise<void> => {
  const ledger: Ledger = {
    answered: (status, taken = 0) => {
      answers[status] = (answers[status] ?? 0) + 1;
      events += taken;
    },
    rest: async () => {
      if (began === undefined) begin();
      const ms = restFor(cpuMs(), elapsedMs(), order.share);
      // Also with nothing to rest: the signal that ends it is to be heard.
      await (ms > 0 ? pause(ms) : yieldOnce());
    },
  };
  const { flood } = order;
  if (flood === 'burner') await burn(ledger);
  else if (flood === 'kafka') await floodKafka(order, ledger);
  else if (flood === 'slow') await floodSlowly(order, ledger);
  else await floodHttp({ ...order, flood }, ledger);
};

process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => {
  tell();
  process.exit();
});
await main(JSON.parse(ORDER) as Order);
