import { setTimeout as delay } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import { ROLES } from '../subject/roles.js';

const WITHIN_MS = 6_000;

export const randomKills: Scenario = {
  name: 'random kills',
  proves: 'SIGKILL from outside at a random moment, on every process, loses and doubles nothing.',
  run: async ({ lanes, random, tally, line }) => {
    const subjects = lanes.flatMap(({ subjects }) => ROLES.map((role) => subjects[role]));
    const moments = subjects.map((subject) => ({ subject, at: random.whole(0, WITHIN_MS) }));
    await Promise.all(
      moments.map(async ({ subject, at }) => {
        await delay(at);
        const pid = subject.process.pid();
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
        tally.killed();
        line(`    ${subject.name} killed from outside after ${at} ms`);
        await subject.becomesReady();
      }),
    );
    return [];
  },
};
