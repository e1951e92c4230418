import { setTimeout as pause } from 'node:timers/promises';
import { ExpectedFailure } from '../../local/failure.js';
import type { OutboxPlace } from './outbox-place.js';
import { fillOutbox } from './outbox-rows.js';

const PROBE_MS = 20;
const AT_LEAST_PER_SECOND = 500;

/** Fills the outbox in one commit and waits until Kafka has all of it. @returns rows per second, filling not counted */
export const drainRate = async (place: OutboxPlace, rows: number): Promise<number> => {
  const before = await place.sent(place.relayPrefix);
  await fillOutbox(place.database, rows);
  const began = performance.now();
  await place.database.query('NOTIFY outbox');
  await sentUpTo(place, before + rows, rows);
  return rows / ((performance.now() - began) / 1000);
};

/** Keeps the outbox filled, portion by portion, while the relay drains it, until `rows` have passed through. */
export const drainMany = async (
  place: OutboxPlace,
  rows: number,
  portion: number,
  passed: (rows: number) => void,
): Promise<void> => {
  const before = await place.sent(place.relayPrefix);
  for (let filled = portion; filled <= rows; filled += portion) {
    await fillOutbox(place.database, portion);
    await place.database.query('NOTIFY outbox');
    // The next portion comes while the last one is being sent.
    await sentUpTo(place, before + filled - portion / 2, rows);
    passed(filled);
  }
  await sentUpTo(place, before + rows, rows);
};

const sentUpTo = async (place: OutboxPlace, count: number, rows: number): Promise<void> => {
  const deadline = Date.now() + 10_000 + (rows / AT_LEAST_PER_SECOND) * 1_000;
  while ((await place.sent(place.relayPrefix)) < count) {
    if (Date.now() > deadline) throw new ExpectedFailure('The relay has not sent the outbox in time.');
    await pause(PROBE_MS);
  }
};
