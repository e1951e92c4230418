import { eventually, type TestService } from '#testing';
import { type BehindGateway, startBehindGateway } from '../../testing/behind-gateway.js';
import { BATCH, type Outcome, plugIn, type PluggedIn } from '../../testing/plugged-in.js';

/** Two of them are less than a department may send at once. */
const LARGE = `[${' '.repeat(900_000)}]`;
const TOO_LARGE = `[${' '.repeat(8 * 1024 * 1024)}]`;

describe('events that come by the gateway', () => {
  let service: TestService;
  let door: BehindGateway;
  let producer: PluggedIn;
  let url: string;

  beforeAll(async () => {
    door = await startBehindGateway();
    ({ service, url } = door);
    producer = await plugIn(service, 'lewat-gerbang');
  });

  afterAll(() => door.stop());

  const send = async (path: string, body: string, token = producer.token) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': BATCH, authorization: `Bearer ${token}`, 'accept-language': 'en' },
    });
    return { status: answer.status, body: (await answer.json()) as Outcome[] & { code?: string } };
  };

  it.each(['/ingest/events', '/api/service-metrics/ingest/events'])('are taken at %s', async (path) => {
    const before = await producer.counted();
    const { status, body } = await send(path, JSON.stringify([producer.event(), producer.event()]));
    expect([status, body.map(({ outcome }) => outcome)]).toEqual([200, ['accepted', 'accepted']]);
    await eventually(async () => expect(await producer.counted()).toBe(before + 2));
  });

  it.each([
    ['that nobody may send', LARGE, 'x', 401, 'CREDENTIAL_REFUSED'],
    ['that is larger than any may be', TOO_LARGE, undefined, 413, 'BODY_TOO_LARGE'],
    ['that nobody may send and is larger than any may be', TOO_LARGE, 'x', 401, 'CREDENTIAL_REFUSED'],
    ['without events', LARGE, undefined, 400, 'EMPTY_BATCH'],
  ])('are told why a large request is refused, %s', async (_what, body, token, status, code) => {
    for (let n = 0; n < 2; n += 1) {
      const answer = await send('/ingest/events', body, token);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect((await send('/ingest/events', JSON.stringify([producer.event()]))).status).toBe(200);
  });

  it('are not taken at other doors, which say so too when the body is larger than any may be', async () => {
    for (let n = 0; n < 20; n += 1) {
      const answer = await send('/api/service-metrics/producers', TOO_LARGE);
      expect([answer.status, answer.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
    }
  });
});
