import { DataSource } from 'typeorm';
import { makePlace, type Place } from '#testing';
import { messagingMigrations } from '../index.js';
import { beginAttempt, endAttempt, type Range } from './attempts.js';
import { Inbox } from './inbox.js';

/** A death leaves the marker of what was begun; here nothing is ever ended unless a test says so. */
describe('attempt markers, on a real PostgreSQL', () => {
  let place: Place;
  let db: DataSource;

  beforeAll(async () => {
    place = await makePlace();
    db = await new DataSource({
      type: 'postgres',
      url: place.databaseUrl,
      migrations: messagingMigrations,
    }).initialize();
    await db.runMigrations();
  });

  afterAll(async () => {
    await db.destroy();
    await place.remove();
  });

  beforeEach(() => db.query(`TRUNCATE attempt`));

  const range = (first: number, last = first): Range => ({
    ...{ consumer: 'test', topic: 'test', partition: 0 },
    ...{ first: String(first), last: String(last) },
  });
  const batch = (first: number, last?: number) => beginAttempt(db, range(first, last), 'batch');
  const alone = (offset: number) => beginAttempt(db, range(offset), 'alone');
  const commits = (offset: number, last = offset) =>
    db.transaction((tx) => new Inbox(8).admit(tx, range(offset, last), [], new Date()));

  it('a first attempt is not an interrupted one', async () => {
    expect(await batch(10, 20)).toEqual({ interrupted: false, count: 1 });
  });

  it('a batch that overlaps with one that died is interrupted, wherever it begins', async () => {
    await batch(10, 20);
    expect(await batch(5, 10)).toMatchObject({ interrupted: true });
    expect(await batch(20, 30)).toMatchObject({ interrupted: true });
  });

  it('a batch behind one that died and was done meanwhile is not interrupted', async () => {
    await batch(10, 20);
    expect(await batch(21, 30)).toMatchObject({ interrupted: false });
  });

  it('counts the lone attempts at an event through deaths, though batches and earlier events come before each', async () => {
    await batch(10, 20);
    const counts: number[] = [];
    for (let life = 1; life <= 3; life += 1) {
      expect(await batch(10, 20)).toMatchObject({ interrupted: true });
      for (const offset of [10, 11]) {
        await alone(offset);
        await commits(offset);
      }
      counts.push((await alone(12)).count);
    }
    expect(counts).toEqual([1, 2, 3]);
  });

  it('a batch of one event that died does not count as a lone attempt', async () => {
    await batch(10);
    expect(await batch(10)).toMatchObject({ interrupted: true });
    expect(await alone(10)).toMatchObject({ count: 1 });
  });

  it('the marker goes with the effects of its event', async () => {
    await batch(10, 20);
    await commits(10, 20);
    expect(await batch(10, 20)).toEqual({ interrupted: false, count: 1 });
  });

  it('an attempt that failed while its process lives on is taken back, those that died before it are not', async () => {
    await alone(10);
    await alone(10);
    await endAttempt(db, range(10));
    expect(await alone(10)).toMatchObject({ count: 2 });
    await endAttempt(db, range(10));
    await endAttempt(db, range(10));
    expect(await batch(10)).toEqual({ interrupted: false, count: 1 });
  });
});
