import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../local/wait.js';
import type { Lane } from './lane.js';
import { known, step, upTo } from './messages.js';

const EVERY_MS = 150;
const KEYS = 8;
/** Events of a key that may be on their way. */
const LITTLE_BEHIND = 3;

/** Keys that do nothing wrong, beside a bad one: how long each of their events takes from its sending to its effect. */
export class GoodKeys {
  private readonly sent = new Map<string, number>();
  private readonly keys: string[];
  private version = 0;
  private readonly ended = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private constructor(private readonly lane: Lane) {
    this.keys = lane.newKeys(KEYS);
  }

  /** Two keys for each partition, as far as chance has it. */
  static async start(lane: Lane): Promise<GoodKeys> {
    const good = new GoodKeys(lane);
    await lane.outside.raw(good.keys.map((key) => known(key)));
    good.running = good.run();
    return good;
  }

  /** Waits until what was sent meanwhile has taken effect. */
  async catchUp(): Promise<void> {
    const areThere = async (): Promise<boolean> => {
      const rows = await this.lane.query<{ last: number }>(
        'middle',
        `SELECT min(last) AS last FROM counter WHERE key = ANY ($1)`,
        [this.keys],
      );
      return (rows[0]?.last ?? 0) >= this.version - LITTLE_BEHIND;
    };
    await waitUntil(areThere, 60_000, 100);
  }

  /** Ends, and waits for the last effect. @returns milliseconds by event, with when it was sent */
  async end(): Promise<{ sentAt: number; ms: number }[]> {
    this.ended.abort();
    await this.running;
    for (const key of this.keys) this.lane.expected.set(key, upTo(this.version));
    const all = this.keys.length * this.version;
    let rows: { key: string; version: number; at: Date }[] = [];
    await waitUntil(async () => {
      rows = await this.lane.query('middle', `SELECT key, version, at FROM effect WHERE key = ANY ($1)`, [this.keys]);
      return rows.length >= all;
    }, 60_000);
    return rows.map(({ key, version, at }) => {
      const sentAt = this.sent.get(`${key}/${version}`) ?? 0;
      return { sentAt, ms: at.getTime() - sentAt };
    });
  }

  private async run(): Promise<void> {
    while (!this.ended.signal.aborted) {
      this.version += 1;
      const now = Date.now();
      for (const key of this.keys) this.sent.set(`${key}/${this.version}`, now);
      await this.lane.outside.raw(this.keys.map((key) => step(key, this.version)));
      await delay(EVERY_MS, undefined, { signal: this.ended.signal }).catch(() => undefined);
    }
  }
}
