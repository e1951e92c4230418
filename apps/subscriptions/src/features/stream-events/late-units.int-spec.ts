import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, EmployeeRecorded, PlanReturned, UnitRecorded } from '#contracts';
import { eventually } from '#testing';
import { appraisal } from '../../testing/appraisals.js';
import { Receiver } from '../../testing/receiver.js';
import { bearing, register, type TestDashboard } from '../../testing/registering.js';
import type { StreamReader } from '../../testing/stream-reader.js';
import { OTHER, Streaming, UNIT } from '../../testing/streaming.js';

const streaming = Streaming.ofSpec();
const receiver = new Receiver();
beforeAll(() => receiver.start());
afterAll(() => receiver.die());

const subjectsOf = ({ heard }: StreamReader): unknown[] => heard.map(({ data }) => data.subject);

/** Until this reader has been told exactly these, in their order. */
const hear = (reader: StreamReader, subjects: readonly string[]) =>
  eventually(() => expect(subjectsOf(reader)).toEqual(subjects));

const isBehind = (reader: StreamReader, { heard }: StreamReader) =>
  eventually(() => expect(reader.lastEventId).toBeGreaterThanOrEqual(heard.at(-1)?.id ?? Infinity));

const recordUnit = async (unitId: string, parentId: string | null, sequence = 1): Promise<void> => {
  const unit = { ...UNIT, unitId, code: `u-${unitId.slice(0, 8)}`, parentId };
  await streaming.service.given(UnitRecorded, unit, { sequence });
  await eventually(async () => {
    const known = `SELECT FROM unit WHERE unit_id = $1 AND sequence = $2`;
    expect(await streaming.service.db.query(known, [unitId, sequence])).toHaveLength(1);
  });
};

const assess = async (unitId: string): Promise<string> => {
  const data = appraisal({ unitId });
  await streaming.service.given(AppraisalCompleted, data);
  return data.appraisalId;
};

const sendBack = async (employeeId: string): Promise<string> => {
  const data = { ...PlanReturned.example, planId: randomUUID(), employeeId };
  await streaming.service.given(PlanReturned, data);
  return data.planId;
};

interface HookTold {
  readonly webhookId: string;
  readonly position: number;
  readonly secret: string;
}

const hook = async ({ token }: TestDashboard): Promise<() => Promise<number>> => {
  const { http } = streaming.service;
  const { body } = await http.post<HookTold>('/webhooks', { url: receiver.url }, bearing(token));
  receiver.secret = body.secret;
  return async () => (await http.get<HookTold>(`/webhooks/${body.webhookId}`, bearing(token))).body.position;
};

describe('an event that comes before it is known what it belongs to', () => {
  it('is told to a dashboard of units once its employee is known, by stream and webhook, though both lie behind it', async () => {
    const eventTypes = [PlanReturned.type];
    const dashboard = await register(streaming.service.http, { eventTypes, units: [OTHER.code] });
    const whole = await streaming.listen(await register(streaming.service.http, { eventTypes }));
    const early = await streaming.listen(dashboard);
    const position = await hook(dashboard);
    const employeeId = randomUUID();
    const plans = [await sendBack(employeeId), await sendBack(employeeId)];
    await hear(whole, plans);
    await isBehind(early, whole);
    await eventually(async () => expect(await position()).toBeGreaterThanOrEqual(whole.heard.at(-1)?.id ?? Infinity));
    await early.leave();
    expect(early.heard).toEqual([]);
    await streaming.service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId, unitId: OTHER.unitId });
    const again = await streaming.listen(dashboard, { lastEventId: early.lastEventId });
    await hear(again, plans);
    await eventually(() =>
      expect(receiver.accepted.map(({ event }) => event.subject).sort()).toEqual([...plans].sort()),
    );
    const last = await sendBack(employeeId);
    for (const reader of [whole, again]) await hear(reader, [...plans, last]);
    await hear(await streaming.listen(dashboard, { query: '?after=0' }), [...plans, last]);
  });

  it('is told to each dashboard once it is known to lie below its units, and to nobody twice', async () => {
    const [office, head] = [randomUUID(), randomUUID()];
    const eventTypes = [AppraisalCompleted.type];
    const dashboard = await register(streaming.service.http, { eventTypes, units: [OTHER.code] });
    const all = await register(streaming.service.http, { eventTypes });
    const [whole, own] = [await streaming.listen(all), await streaming.listen(dashboard)];
    const first = await assess(office);
    await hear(whole, [first]);
    await isBehind(own, whole);
    await recordUnit(office, head);
    const ofOffice = await streaming.listen(all, { query: `?unit=${office}&after=0` });
    await hear(ofOffice, [first]);
    const second = await assess(office);
    await hear(whole, [first, second]);
    await isBehind(own, whole);
    expect(own.heard).toEqual([]);
    await recordUnit(head, OTHER.unitId);
    await hear(own, [first, second]);
    const last = await assess(office);
    for (const reader of [whole, own, ofOffice]) await hear(reader, [first, second, last]);
    for (const [of, query] of [
      [dashboard, '?after=0'],
      [all, `?after=0&unit=${head}`],
    ] as const) {
      await hear(await streaming.listen(of, { query }), [first, second, last]);
    }
  });

  it('is told to the units above it also when it tells of a unit itself', async () => {
    const [office, head] = [randomUUID(), randomUUID()];
    const eventTypes = [UnitRecorded.type];
    const own = await streaming.listen(await register(streaming.service.http, { eventTypes, units: [OTHER.code] }));
    await recordUnit(office, head);
    await recordUnit(head, OTHER.unitId);
    await eventually(() => expect(subjectsOf(own).sort()).toEqual([office, head].sort()));
  });
});

describe('a dashboard of a unit', () => {
  it('hears what is created or moved below it after it began, with all below that', async () => {
    const [elsewhere, office, section] = [randomUUID(), randomUUID(), randomUUID()];
    const eventTypes = [AppraisalCompleted.type];
    const own = await streaming.listen(await register(streaming.service.http, { eventTypes, units: [OTHER.code] }));
    const created = randomUUID();
    await recordUnit(created, OTHER.unitId);
    const ofCreated = await assess(created);
    await hear(own, [ofCreated]);
    await recordUnit(elsewhere, null);
    await recordUnit(office, elsewhere);
    await recordUnit(section, office);
    const before = await assess(section);
    const there = await streaming.listen(await register(streaming.service.http, { eventTypes, units: [elsewhere] }), {
      query: '?after=0',
    });
    await hear(there, [before]);
    await recordUnit(office, OTHER.unitId, 2);
    const [ofSection, ofOffice] = [await assess(section), await assess(office)];
    await eventually(() => expect(subjectsOf(own).sort()).toEqual([ofCreated, ofSection, ofOffice].sort()));
    expect(subjectsOf(there)).toEqual([before]);
  });
});
