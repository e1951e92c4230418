import { waitUntil } from '../local/wait.js';
import { finding, type Finding, type Kind } from './finding.js';
import type { Lane } from './lane.js';
import { lastValues } from './last-values.js';
import { ROLES } from './subject/roles.js';

export interface Counted {
  /** Effects that were checked, over both hops. */
  readonly effects: number;
  readonly findings: readonly Finding[];
}

const CONSUMERS = ['middle', 'sink'] as const;

/** Stops the traffic, lets everything arrive, counts, and starts the traffic again. */
export async function settleAndCount(lane: Lane, deadlineMs = 90_000): Promise<Counted> {
  await lane.traffic(false);
  await waitUntil(async () => (await unsettled(lane)).length === 0, deadlineMs, 250);
  const findings = [...(await unsettled(lane)), ...(await wrongs(lane)), ...(await stale(lane))];
  const [row] = await lane.query<{ n: number }>('sink', `SELECT count(*)::int AS n FROM effect`);
  const [other] = await lane.query<{ n: number }>('middle', `SELECT count(*)::int AS n FROM effect`);
  await lane.traffic(true);
  return { effects: (row?.n ?? 0) + (other?.n ?? 0), findings };
}

/** What has not arrived, or waits. Empty once all is there. */
async function unsettled(lane: Lane): Promise<Finding[]> {
  const wanted = await expectedCounts(lane);
  const findings: Finding[] = [];
  for (const role of CONSUMERS) {
    const rows = await lane.query<{ key: string; n: number }>(role, `SELECT key, n FROM counter`);
    const there = new Map(rows.map(({ key, n }) => [key, n]));
    const missing = [...wanted].filter(([key, n]) => (there.get(key) ?? 0) < n);
    const events = missing.reduce((sum, [key, n]) => sum + n - (there.get(key) ?? 0), 0);
    if (events > 0)
      findings.push(finding('lost', `${events} events of ${missing.length} keys at ${lane.name}-${role}`));
  }
  for (const role of ROLES) findings.push(...(await waiting(lane, role)));
  return findings;
}

async function expectedCounts(lane: Lane): Promise<Map<string, number>> {
  const made = await lane.query<{ key: string; n: number }>('origin', `SELECT key, n FROM made`);
  const counts = new Map(made.map(({ key, n }) => [key, n]));
  for (const [key, versions] of lane.expected) counts.set(key, versions.length);
  return counts;
}

async function waiting(lane: Lane, role: (typeof ROLES)[number]): Promise<Finding[]> {
  const [row] = await lane.query<{ outbox: number; held: number; attempts: number }>(
    role,
    `SELECT (SELECT count(*)::int FROM outbox) AS outbox, (SELECT count(*)::int FROM attempt) AS attempts,
            (SELECT count(*)::int FROM parked_key WHERE key <> ALL ($1)) AS held`,
    [[...lane.parked]],
  );
  const { outbox = 0, held = 0, attempts = 0 } = row ?? {};
  const stuck = (n: number, what: string): Finding[] =>
    n === 0 ? [] : [finding('stuck', `${n} ${what} at ${lane.name}-${role}`)];
  return [...stuck(outbox, 'rows in the outbox'), ...stuck(held, 'held keys'), ...stuck(attempts, 'attempt markers')];
}

/** Effects that are there twice, in another order, or miscounted. */
async function wrongs(lane: Lane): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const role of CONSUMERS) {
    const told = async (kind: Kind, what: string, sql: string, values: unknown[] = []): Promise<void> => {
      const rows = await lane.query<{ key: string }>(role, sql, values);
      if (rows.length > 0) findings.push(finding(kind, `${rows.length} ${what} at ${lane.name}-${role}`));
    };
    await told('twice', 'effects', `SELECT key FROM effect GROUP BY key, version HAVING count(*) > 1`);
    await told(
      'twice',
      'counters that differ from their effects',
      `SELECT key FROM counter c WHERE n <> (SELECT count(*) FROM effect e WHERE e.key = c.key)`,
    );
    await told(
      'disordered',
      'effects that came out of order',
      `SELECT key FROM log WHERE version <> coalesce(previous, 0) + 1 AND key <> ALL ($1)`,
      [[...lane.expected.keys()]],
    );
    findings.push(...(await wrongOrders(lane, role)));
  }
  return findings;
}

async function wrongOrders(lane: Lane, role: (typeof CONSUMERS)[number]): Promise<Finding[]> {
  const rows = await lane.query<{ key: string; versions: number[] }>(
    role,
    `SELECT key, array_agg(version ORDER BY n) AS versions FROM log WHERE key = ANY ($1) GROUP BY key`,
    [[...lane.expected.keys()]],
  );
  const wrong = rows.filter(({ key, versions }) => String(versions) !== String(lane.expected.get(key)));
  return wrong.length === 0
    ? []
    : [finding('disordered', `${wrong.length} keys whose effects differ from their events at ${lane.name}-${role}`)];
}

async function stale(lane: Lane): Promise<Finding[]> {
  const made = await lane.query<{ key: string; n: number }>('origin', `SELECT key, n FROM made WHERE n > 0`);
  const last = await lastValues(lane.kafka, `${lane.kafka.topicPrefix}personnel.employee`);
  const old = made.filter(({ key, n }) => last.get(key) !== n);
  return old.length === 0
    ? []
    : [finding('stale', `${old.length} keys whose last value is not the newest, ${lane.name}`)];
}
