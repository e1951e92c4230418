import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EmployeeRecorded, PlanReturned } from '#contracts';
import { newEvent, UnitOfWork } from '#messaging';

const LOOPS = 2;
const KEYS_AT_ONCE = 12;
const PAUSE_MS = 600;

/** Changes rows and publishes for as long as its database says so: what was made is counted in the same transaction. */
@Injectable()
export class Traffic implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ended = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(private readonly work: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.loops = Array.from({ length: LOOPS }, () => this.run());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await Promise.all(this.loops);
  }

  private async run(): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      // A database that is away is tried again: what was made is what is committed, and that alone is counted.
      await this.step().catch(() => undefined);
      await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async step(): Promise<void> {
    await this.work.commit(async (tx) => {
      const rows = await tx.query<[{ key: string; n: number }[], number]>(
        `WITH chosen AS (
           SELECT key FROM made WHERE key IN (SELECT key FROM made ORDER BY random() LIMIT $1)
             AND (SELECT running FROM traffic)
           ORDER BY key FOR UPDATE)
         UPDATE made SET n = made.n + 1 FROM chosen WHERE made.key = chosen.key RETURNING made.key, made.n`,
        [KEYS_AT_ONCE],
      );
      const events = rows[0].flatMap(({ key, n }) => [
        newEvent(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId: key }, n),
        newEvent(PlanReturned, { ...PlanReturned.example, employeeId: key, version: n }, n),
      ]);
      return { value: null, events };
    });
  }
}
