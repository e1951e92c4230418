import { quantile } from '../../bench/figure.js';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawMessage } from '#testing';
import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import { GoodKeys } from '../good-keys.js';
import type { Lane } from '../lane.js';
import { known, step, TOPIC } from '../messages.js';
import type { Ground, Scenario } from '../scenario.js';
import type { Misbehaviour } from '../subject/misbehaviour.js';

const PARKED_WITHIN_MS = 90_000;
const CALM_MS = 2_000;
/** What a good key may take beside bad ones that neither hang nor kill, and beside any once it is parked. */
const GOOD_MS = 2_000;

const changed = (key: string, change: Partial<RawMessage> & { type?: string }): RawMessage => {
  const good = step(key, 2);
  const { type, ...rest } = change;
  return { ...good, ...rest, headers: { ...good.headers, ...(type !== undefined && { ce_type: type }) } };
};

const UNDECODABLE: Readonly<Record<string, (key: string) => RawMessage>> = {
  'invalid JSON': (key) => changed(key, { value: '{"planId": ' }),
  'unknown type': (key) => changed(key, { type: 'teladan.target-setting.plan-eaten.v1' }),
  'schema violation': (key) => changed(key, { value: '{"planId": 7}' }),
};

interface Poison {
  readonly name: string;
  readonly key: string;
}

/** Good, bad, good: the first takes effect, the second is parked, the third waits behind it. */
const send = async (lane: Lane, name: string, bad: (key: string) => RawMessage): Promise<Poison> => {
  const [key = ''] = lane.newKeys(1);
  lane.expected.set(key, [1]);
  lane.parked.add(key);
  await lane.outside.raw([known(key), step(key, 1)]);
  await waitUntil(
    async () => (await lane.query('middle', `SELECT FROM effect WHERE key = $1`, [key])).length > 0,
    30_000,
  );
  await lane.outside.raw([bad(key), step(key, 3)]);
  return { name, key };
};

const parksAlone = async (lane: Lane, poisons: readonly Poison[]): Promise<Finding[]> => {
  const held = async (): Promise<Map<string, number>> => {
    const rows = await lane.query<{ key: string; events: number }>(
      'middle',
      `SELECT k.key, count(*)::int AS events FROM parked_key k JOIN parked_event e USING (consumer, topic, key)
       WHERE k.topic = $1 AND k.awaits IS NULL GROUP BY k.key`,
      [TOPIC],
    );
    return new Map(rows.map(({ key, events }) => [key, events]));
  };
  const areParked = async (): Promise<boolean> => {
    const keys = await held();
    return poisons.every(({ key }) => keys.get(key) === 2);
  };
  await waitUntil(areParked, PARKED_WITHIN_MS, 200);
  const keys = await held();
  return [
    ...poisons
      .filter(({ key }) => keys.get(key) !== 2)
      .map(({ name, key }) =>
        finding('stuck', `"${name}" has ${keys.get(key) ?? 0} events parked, not 2, at ${lane.name}`),
      ),
    ...[...keys.keys()]
      .filter((key) => !lane.parked.has(key))
      .map((key) => finding('stuck', `a key that did nothing wrong is parked at ${lane.name}: ${key}`)),
  ];
};

const slowest = (name: string, latencies: readonly { ms: number }[], most: number): Finding[] => {
  const p99 = quantile(
    latencies.map(({ ms }) => ms),
    0.99,
  );
  return p99 <= most
    ? []
    : [finding('slow', `good keys beside ${name} took ${p99} ms (p99), at most ${most} are right`)];
};

/** On a busy machine good keys are slow without any bad ones. */
const mostOf = (calm: readonly { ms: number }[]): number =>
  Math.max(
    GOOD_MS,
    3 *
      quantile(
        calm.map(({ ms }) => ms),
        0.99,
      ),
  );

const report = ({ line }: Ground, name: string, latencies: readonly { ms: number }[]): void => {
  const ms = latencies.map((latency) => latency.ms);
  line(`    good keys ${name}: median ${quantile(ms, 0.5)} ms, p99 ${quantile(ms, 0.99)} ms, ${ms.length} events`);
};

const quickOnes = async (ground: Ground, lane: Lane): Promise<Finding[]> => {
  const good = await GoodKeys.start(lane);
  await good.catchUp();
  await delay(CALM_MS);
  const badFrom = Date.now();
  const poisons: Poison[] = [];
  for (const [name, bad] of Object.entries(UNDECODABLE)) poisons.push(await send(lane, name, bad));
  poisons.push(await send(lane, 'throws', (key) => step(key, 2, 'throws')));
  const findings = await parksAlone(lane, poisons);
  await delay(CALM_MS);
  const latencies = await good.end();
  const [calm, beside] = [
    latencies.filter(({ sentAt }) => sentAt < badFrom),
    latencies.filter(({ sentAt }) => sentAt >= badFrom),
  ];
  report(ground, 'before any bad one', calm);
  report(ground, 'beside invalid, unknown, broken and throwing ones', beside);
  return [...findings, ...slowest('what cannot be handled', beside, mostOf(calm))];
};

/** Holds its own partition, or its process, up until it is parked; after that the good keys are as fast as ever. */
const slowOne = async (ground: Ground, lane: Lane, kind: Misbehaviour): Promise<Finding[]> => {
  const good = await GoodKeys.start(lane);
  await good.catchUp();
  await delay(CALM_MS);
  const badFrom = Date.now();
  const poison = await send(lane, kind, (key) => step(key, 2, kind));
  const findings = await parksAlone(lane, [poison]);
  await lane.subjects.middle.becomesReady();
  await good.catchUp();
  const calmFrom = Date.now();
  await delay(CALM_MS);
  const latencies = await good.end();
  const before = latencies.filter(({ sentAt }) => sentAt < badFrom);
  const after = latencies.filter(({ sentAt }) => sentAt >= calmFrom);
  report(ground, `until one that ${kind} is parked`, latencies);
  report(ground, `after one that ${kind} is parked`, after);
  return [...findings, ...slowest(`a parked one that ${kind}`, after, mostOf(before))];
};

export const poison: Scenario = {
  name: 'poison',
  proves: 'Whatever a message does, it parks its own key alone, and the good keys beside it flow on.',
  run: async (ground) => {
    const [a, b] = ground.lanes;
    const onA = async (): Promise<Finding[]> => [
      ...(await quickOnes(ground, a)),
      ...(await slowOne(ground, a, 'kills')),
    ];
    const onB = async (): Promise<Finding[]> => [
      ...(await slowOne(ground, b, 'hangs')),
      ...(await slowOne(ground, b, 'blocks')),
    ];
    const findings = await Promise.all([onA(), onB()]);
    // The batch dies once, and the event alone twice.
    ground.tally.killed(2 * 3);
    return findings.flat();
  },
};
