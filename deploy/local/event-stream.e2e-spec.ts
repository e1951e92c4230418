import { randomUUID } from 'node:crypto';
import { AppraisalCompleted } from '#contracts';
import { asMessage, OutsideProducer } from '#testing';
import { type Part, startPart } from './e2e-fixtures.js';

describe('the event stream through the gateway', () => {
  let platform: Part;
  let outside: OutsideProducer;

  beforeAll(async () => {
    platform = await startPart(['subscriptions', 'gateway']);
    outside = await OutsideProducer.connect(platform.kafka);
  });

  afterAll(async () => {
    await outside.close();
    await platform.stop();
  });

  const register = async (): Promise<string> => {
    const answer = await fetch(`${platform.urls.gateway}/api/subscriptions/dashboards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.administratorToken}` },
      body: JSON.stringify({ name: randomUUID(), contact: '0754-61014' }),
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { credential: { token: string } }).credential.token;
  };

  it('hands each event on as it comes, and ends when the service stops', async () => {
    const token = await register();
    const answer = await fetch(`${platform.urls.gateway}/events`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    if (!answer.body) throw new Error('the stream has no body');
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    /** False at the end of the stream. */
    const readOn = async (): Promise<boolean> => {
      const { done, value = '' } = await reader.read();
      text += value;
      return !done;
    };
    const readUntil = async (awaited: string): Promise<void> => {
      while (!text.includes(awaited)) {
        if (!(await readOn())) throw new Error(`the stream ended without ${awaited}`);
      }
    };
    for (const appraisalId of [randomUUID(), randomUUID(), randomUUID()]) {
      await outside.raw([asMessage(AppraisalCompleted, { ...AppraisalCompleted.example, appraisalId })]);
      await readUntil(`"appraisalId":"${appraisalId}"`);
    }
    expect(text).not.toContain(AppraisalCompleted.example.employeeId);
    const stopped = platform.services.stop('subscriptions');
    while (await readOn());
    expect(text.trimEnd().split('\n').at(-1)).toBe(': stopping');
    await stopped;
  });
});
