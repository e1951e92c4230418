import { randomUUID } from 'node:crypto';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  EmployeeRecorded,
  HistoryImported,
  PlanReturned,
  UnitRecorded,
} from '#contracts';
import { eventually } from '#testing';
import { type Appraisal, appraisal, appraisals, completed } from '../../testing/appraisals.js';
import { register } from '../../testing/registering.js';
import type { StreamReader } from '../../testing/stream-reader.js';
import { OTHER, Streaming, UNIT } from '../../testing/streaming.js';

const streaming = Streaming.ofSpec();

const idsOf = ({ heard }: StreamReader): unknown[] => heard.map(({ data }) => data.data['appraisalId']);

const hear = (reader: StreamReader, expected: readonly Appraisal[]) =>
  eventually(() => {
    expect(idsOf(reader)).toHaveLength(expected.length);
    expect(idsOf(reader).sort()).toEqual(expected.map(({ appraisalId }) => appraisalId).sort());
  });

const isAscending = ({ heard }: StreamReader): boolean =>
  heard.every(({ id }, index) => index === 0 || id > (heard[index - 1]?.id ?? 0));

describe('a stream', () => {
  it('tells events as they come, as CloudEvents, each employee’s in their order', async () => {
    const reader = await streaming.listen(await register(streaming.service.http, { personalData: true }));
    const first = appraisal();
    await streaming.service.given(AppraisalCompleted, first, {
      time: new Date('2026-01-15T03:00:00.000Z'),
      sequence: 1,
    });
    const second = { ...first, revision: 2, previousPredicate: first.predicate };
    await streaming.service.given(AppraisalCorrected, second, { sequence: 2 });
    await eventually(() => expect(reader.heard).toHaveLength(2));
    expect(reader.heard[0]).toMatchObject({
      event: AppraisalCompleted.type,
      data: {
        specversion: '1.0',
        type: AppraisalCompleted.type,
        source: '/test/outside',
        subject: first.appraisalId,
        time: '2026-01-15T03:00:00.000Z',
        sequence: '1',
        datacontenttype: 'application/json',
        data: first,
      },
    });
    expect(reader.heard[1]?.data.data).toEqual(second);
    expect(isAscending(reader)).toBe(true);
    expect(reader.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.answer.headers.get('cache-control')).toBe('no-store');
    expect(reader.answer.headers.get('x-accel-buffering')).toBe('no');
  });

  it('begins now, or at the beginning when asked to', async () => {
    const dashboard = await register(streaming.service.http);
    const past = appraisals(3);
    await streaming.service.raw(completed(past));
    const fromStart = await streaming.listen(dashboard, { query: '?after=0' });
    await eventually(() => {
      expect(idsOf(fromStart)).toEqual(expect.arrayContaining(past.map(({ appraisalId }) => appraisalId)));
    });
    const fromNow = await streaming.listen(dashboard);
    const next = appraisal();
    await streaming.service.given(AppraisalCompleted, next);
    await hear(fromNow, [next]);
    await eventually(() => expect(idsOf(fromStart).at(-1)).toBe(next.appraisalId));
    expect(isAscending(fromStart)).toBe(true);
  });

  it('tells an event that is delivered twice once', async () => {
    const reader = await streaming.listen(await register(streaming.service.http));
    const twice = appraisal();
    // Of the same employee: it is handled after both.
    const after = appraisal({ employeeId: twice.employeeId });
    const id = await streaming.service.given(AppraisalCompleted, twice);
    await streaming.service.given(AppraisalCompleted, twice, { id });
    await streaming.service.given(AppraisalCompleted, after);
    await hear(reader, [twice, after]);
  });

  it('tells only the types, units and periods that were asked for', async () => {
    const three = () => ({
      quarter: appraisal({ period: { year: 2025, quarter: 1 }, unitId: OTHER.unitId }),
      year: appraisal({ period: { year: 2025, quarter: null } }),
      before: appraisal({ period: { year: 2024, quarter: null } }),
    });
    // Who has heard of the second three has been told all that he is told of the first.
    const rounds = [three(), three()] as const;
    const all = rounds.flatMap((round) => Object.values(round));
    const wanted: readonly [string, readonly Appraisal[]][] = [
      ['', all],
      ['?period=2025', rounds.flatMap(({ quarter, year }) => [quarter, year])],
      ['?period=2025-Q1', rounds.map(({ quarter }) => quarter)],
      [`?unit=${OTHER.code.toUpperCase()}`, rounds.map(({ quarter }) => quarter)],
      [`?unit=${UNIT.unitId}&period=2024`, rounds.map(({ before }) => before)],
    ];
    const readers = await Promise.all(
      wanted.map(async ([query, expected]) => ({
        reader: await streaming.listen(await register(streaming.service.http), { query }),
        expected,
      })),
    );
    for (const [n, round] of rounds.entries()) {
      await streaming.service.raw(completed(Object.values(round)));
      const [everything] = readers;
      if (everything) await hear(everything.reader, all.slice(0, 3 * (n + 1)));
    }
    for (const { reader, expected } of readers) await hear(reader, expected);
  });

  it('tells the units of its scopes alone, by the employee’s unit where the event has none', async () => {
    const eventTypes = [PlanReturned.type];
    const own = await streaming.listen(await register(streaming.service.http, { eventTypes, units: [OTHER.code] }));
    const all = await streaming.listen(await register(streaming.service.http, { eventTypes }));
    const [member, stranger] = [randomUUID(), randomUUID()];
    await streaming.service.given(EmployeeRecorded, {
      ...EmployeeRecorded.example,
      employeeId: member,
      unitId: OTHER.unitId,
    });
    await eventually(async () => {
      expect(await streaming.service.db.query('SELECT 1 FROM employee WHERE employee_id = $1', [member])).toHaveLength(
        1,
      );
    });
    const returned = (employeeId: string) => ({ ...PlanReturned.example, planId: randomUUID(), employeeId });
    const [ofStranger, ofMember] = [returned(stranger), returned(member)];
    await streaming.service.given(PlanReturned, ofStranger);
    // Only then comes the other: two employees have no order in Kafka.
    await eventually(() => expect(all.heard).toHaveLength(1));
    await streaming.service.given(PlanReturned, ofMember);
    await eventually(() => expect(own.heard.map(({ data }) => data.data['planId'])).toEqual([ofMember.planId]));
  });

  it('tells the names of units also without personal data', async () => {
    const dashboard = await register(streaming.service.http, { eventTypes: [UnitRecorded.type], units: [OTHER.code] });
    const reader = await streaming.listen(dashboard, { query: '?after=0' });
    await eventually(() => expect(reader.heard.map(({ data }) => data.data)).toEqual([OTHER]));
  });

  it('tells what is below the units of its scopes, as it was at each event', async () => {
    const [head, elsewhere, office] = [randomUUID(), randomUUID(), randomUUID()];
    const record = async (unitId: string, code: string, parentId: string | null, sequence = 1) => {
      await streaming.service.given(UnitRecorded, { ...UNIT, unitId, code, parentId }, { sequence });
      await eventually(async () => {
        const known = `SELECT 1 FROM unit WHERE unit_id = $1 AND sequence = $2`;
        expect(await streaming.service.db.query(known, [unitId, sequence])).toHaveLength(1);
      });
    };
    await record(head, 'dinas-atas', null);
    await record(elsewhere, 'dinas-lain', null);
    await record(office, 'seksi', head);
    const dashboard = await register(streaming.service.http, { units: ['dinas-atas'] });
    const [own, asked] = [
      await streaming.listen(dashboard),
      await streaming.listen(dashboard, { query: '?unit=seksi' }),
    ];
    const others = await streaming.listen(await register(streaming.service.http, { units: ['dinas-lain'] }));
    const before = appraisal({ unitId: office });
    await streaming.service.given(AppraisalCompleted, before);
    for (const reader of [own, asked]) await hear(reader, [before]);
    await record(office, 'seksi', elsewhere, 2);
    const [after, last] = [appraisal({ unitId: office }), appraisal({ unitId: head })];
    await streaming.service.given(AppraisalCompleted, after);
    await streaming.service.given(AppraisalCompleted, last);
    await hear(others, [after]);
    await hear(own, [before, last]);
    await expect(streaming.listen(dashboard, { query: '?unit=seksi' })).rejects.toThrow();
    await record(office, 'seksi', head, 3);
    const again = appraisal({ unitId: office });
    await streaming.service.given(AppraisalCompleted, again);
    await hear(asked, [before, again]);
    await hear(own, [before, last, again]);
    await own.leave();
    await hear(await streaming.listen(dashboard, { query: '?after=0' }), [before, last, again]);
  });

  it('names no employee without the scope for personal data', async () => {
    const eventTypes = [AppraisalCompleted.type, HistoryImported.type];
    const nameless = await streaming.listen(await register(streaming.service.http, { eventTypes }));
    const named = await streaming.listen(await register(streaming.service.http, { eventTypes, personalData: true }));
    const [employeeId, appraiserId] = [randomUUID(), randomUUID()];
    await streaming.service.given(AppraisalCompleted, appraisal({ employeeId, appraiserId }));
    await streaming.service.given(HistoryImported, { ...HistoryImported.example, employeeId });
    for (const reader of [nameless, named]) await eventually(() => expect(reader.heard).toHaveLength(2));
    expect(named.bytes).toContain(employeeId);
    expect(named.bytes).toContain(appraiserId);
    expect(nameless.bytes).not.toContain(employeeId);
    expect(nameless.bytes).not.toContain(appraiserId);
    expect(nameless.heard.map(({ data }) => data.data['predicate'])).toEqual(['BAIK', 'BAIK']);
    await nameless.leave();
    const again = await streaming.listen(await register(streaming.service.http, { eventTypes }), { query: '?after=0' });
    await eventually(() => expect(again.heard.at(-1)?.id).toBe(nameless.heard.at(-1)?.id));
    expect(again.bytes).not.toContain(employeeId);
  });
});
