import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, AppraisalCorrected, PlanReturned } from '#contracts';
import { eventually } from '#testing';
import { appraisal, appraisals, completed } from '../../testing/appraisals.js';
import { register } from '../../testing/registering.js';
import type { StreamReader } from '../../testing/stream-reader.js';
import { Streaming } from '../../testing/streaming.js';

const streaming = Streaming.ofSpec();

describe('a stream', () => {
  it('is kept awake by heartbeats, and tells from its beginning on how far it has come', async () => {
    const reader = await streaming.listen(await register(streaming.service.http, { eventTypes: [PlanReturned.type] }));
    const heartbeats = () => reader.comments.filter((comment) => comment.startsWith(': heartbeat'));
    await eventually(() => expect(heartbeats().length).toBeGreaterThan(1));
    const [beginning] = reader.ids;
    expect(reader.bytes).toMatch(new RegExp(`^retry: 2000\nid: ${beginning}\n\n: heartbeat\nid: `));
    await streaming.service.given(AppraisalCompleted, appraisal());
    await eventually(() => expect(reader.lastEventId).toBeGreaterThan(beginning ?? 0));
    expect(reader.heard).toEqual([]);
  });

  it('is resumed by the last event’s id with nothing missed and nothing doubled, while events keep coming', async () => {
    const dashboard = await register(streaming.service.http);
    const sent = appraisals(300);
    let reader = await streaming.listen(dashboard);
    const heard: StreamReader['heard'] = [];
    const sending = (async () => {
      for (let at = 0; at < sent.length; at += 5) {
        // However quick the sender or slow the reader is, there is more to send each time that the reader comes back.
        await eventually(() => expect(at - heard.length).toBeLessThan(50));
        await streaming.service.raw(completed(sent.slice(at, at + 5)));
      }
    })();
    let resumed = 0;
    while (heard.length < sent.length) {
      const least = Math.min(20, sent.length - heard.length);
      await eventually(() => expect(reader.heard.length).toBeGreaterThanOrEqual(least));
      await reader.leave();
      heard.push(...reader.heard);
      reader = await streaming.listen(dashboard, { lastEventId: heard.at(-1)?.id });
      resumed += 1;
    }
    await sending;
    expect(resumed).toBeGreaterThan(3);
    const ids = heard.map(({ data }) => data.data['appraisalId']);
    expect(ids).toHaveLength(sent.length);
    expect(new Set(ids)).toEqual(new Set(sent.map(({ appraisalId }) => appraisalId)));
    expect(heard.every(({ id }, index) => index === 0 || id > (heard[index - 1]?.id ?? 0))).toBe(true);
    const last = appraisal();
    await streaming.service.given(AppraisalCompleted, last);
    await eventually(() =>
      expect(reader.heard.map(({ data }) => data.data['appraisalId'])).toEqual([last.appraisalId]),
    );
  });

  it('misses nothing for who has heard nothing yet, when it breaks off', async () => {
    const dashboard = await register(streaming.service.http, { eventTypes: [PlanReturned.type] });
    const reader = await streaming.listen(dashboard);
    await eventually(() => expect(reader.lastEventId).toBeDefined());
    await reader.leave();
    const rare = { ...PlanReturned.example, planId: randomUUID() };
    await streaming.service.given(PlanReturned, rare);
    const witness = await streaming.listen(dashboard, { query: '?after=0' });
    const planIds = ({ heard }: StreamReader) => heard.map(({ data }) => data.data['planId']);
    await eventually(() => expect(planIds(witness)).toContain(rare.planId));
    const again = await streaming.listen(dashboard, { lastEventId: reader.lastEventId });
    await eventually(() => expect(planIds(again)).toEqual([rare.planId]));
  });

  it('never leads past an event or back before one, wherever a reader of few among many breaks off', async () => {
    const dashboard = await register(streaming.service.http, { eventTypes: [AppraisalCorrected.type] });
    const expected = appraisals(40);
    const sending = (async () => {
      for (const each of expected) {
        await streaming.service.raw(completed(appraisals(20)));
        await streaming.service.given(AppraisalCorrected, { ...each, revision: 2, previousPredicate: 'BAIK' });
      }
    })();
    const heard: StreamReader['heard'] = [];
    let reader = await streaming.listen(dashboard);
    while (heard.length < expected.length) {
      const came = reader.ids.length;
      // An event or a heartbeat, whichever comes first.
      await eventually(() => expect(reader.ids.length).toBeGreaterThan(Math.max(came, 1)));
      await reader.leave();
      expect(reader.ids).toEqual([...reader.ids].sort((left, right) => left - right));
      heard.push(...reader.heard);
      reader = await streaming.listen(dashboard, { lastEventId: reader.lastEventId });
    }
    await sending;
    const ids = heard.map(({ data }) => data.data['appraisalId']);
    expect([...ids].sort()).toEqual(expected.map(({ appraisalId }) => appraisalId).sort());
  });
});
