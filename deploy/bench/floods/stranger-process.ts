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
  /** Before each thing it does. */
  readonly rest: () => Promise<void>;
}

const answers: Record<string, number> = {};
let events = 0;
const began = performance.now();
const used = process.cpuUsage();

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
};

const told = (): StrangerTold => ({
  ...{ answers, events },
  seconds: (performance.now() - began) / 1000,
  cpuSeconds: cpuMs() / 1000,
});

const burn = async ({ rest }: Ledger): Promise<never> => {
  for (;;) {
    await rest();
    const until = performance.now() + 5;
    while (performance.now() < until);
  }
};

const main = async (order: Order): Promise<void> => {
  const ledger: Ledger = {
    answered: (status, taken = 0) => {
      answers[status] = (answers[status] ?? 0) + 1;
      events += taken;
    },
    rest: async () => {
      const ms = restFor(cpuMs(), performance.now() - began, order.share);
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

const { ORDER = '{}', RESULT_FILE = '' } = process.env;
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => {
  writeFileSync(RESULT_FILE, JSON.stringify(told()));
  process.exit();
});
await main(JSON.parse(ORDER) as Order);
