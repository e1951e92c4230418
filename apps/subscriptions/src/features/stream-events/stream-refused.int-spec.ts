import { PlanProposed } from '#contracts';
import { eventually } from '#testing';
import { bearing, register } from '../../testing/registering.js';
import { MOST_OF_ONE, OTHER, Streaming, UNIT } from '../../testing/streaming.js';

const streaming = Streaming.ofSpec();

describe('a stream is refused', () => {
  it.each([
    ['', 401, 'CREDENTIAL_REQUIRED'],
    ['?type=nonsense', 401, 'CREDENTIAL_REQUIRED'],
  ])('without a credential, whatever is asked for: %j', async (query, status, code) => {
    const answer = await streaming.service.http.get(`/events${query}`);
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it.each([
    [`?type=${PlanProposed.type}`, 403, 'TYPE_OUTSIDE_SCOPE'],
    [`?unit=${OTHER.code}`, 403, 'UNIT_OUTSIDE_SCOPE'],
    ['?unit=dinas-sihir', 422, 'UNKNOWN_UNIT'],
    ['?type=nonsense', 400, 'INVALID_INPUT'],
    ['?period=2025-Q5', 400, 'INVALID_INPUT'],
    ['?period=2025&period=2024', 400, 'INVALID_INPUT'],
    ['?after=-1', 400, 'INVALID_INPUT'],
    ['?after=999999999', 400, 'INVALID_POSITION'],
    ['?since=yesterday', 400, 'INVALID_INPUT'],
  ])('for %s', async (query, status, code) => {
    const { token } = await register(streaming.service.http, { units: [UNIT.code] });
    const answer = await streaming.service.http.get(`/events${query}`, bearing(token));
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it('for a unit outside the scopes, which is told by its code', async () => {
    const { token } = await register(streaming.service.http, { units: [UNIT.code] });
    const answer = await streaming.service.http.get<{ detail: string }>(`/events?unit=${OTHER.code}`, bearing(token));
    expect(answer.body.detail).toContain(` ${OTHER.code};`);
  });

  it.each(['999999999', '-1', 'abc', '1e3', '0x10', '9'.repeat(30)])('for the last event’s id %s', async (id) => {
    const { token } = await register(streaming.service.http);
    const headers = { ...bearing(token).headers, 'last-event-id': id };
    const answer = await streaming.service.http.get('/events', { headers });
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'INVALID_POSITION' }]);
  });

  it('when the dashboard has too many already, until one of them ends', async () => {
    const dashboard = await register(streaming.service.http);
    const open = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => streaming.listen(dashboard)));
    const answer = await streaming.service.http.get('/events', bearing(dashboard.token));
    expect([answer.status, answer.body]).toMatchObject([429, { code: 'TOO_MANY_STREAMS' }]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await open[0]?.leave();
    await eventually(() => streaming.listen(dashboard));
  });

  it('in no way by HEAD, which tells the kind and leaves nothing open', async () => {
    const { token } = await register(streaming.service.http);
    const open = () => streaming.metric('teladan_streams_open');
    // The service learns a moment later that the readers of the tests before have left.
    await eventually(async () => expect(await open()).toBe(0));
    const answer = await fetch(`${streaming.service.http.url}/events`, {
      method: 'HEAD',
      headers: bearing(token).headers ?? {},
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(await open()).toBe(0);
  });
});
