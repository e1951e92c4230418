import { randomUUID } from 'node:crypto';
import { RequestReceived } from '#contracts';
import type { Credentials } from '../ingest/producers.js';
import { type Calm, calmly } from './calm.js';

const EVENT = 'application/cloudevents+json';
const WITHIN_MS = 30_000;
const TAKEN = '200';

/** @returns the status with the problem's code, `broken` without one */
const post = async (url: string, { source, token }: Credentials, requestId: string): Promise<string> => {
  const headers = { 'content-type': EVENT, authorization: `Bearer ${token}` };
  const body = JSON.stringify({
    ...{ specversion: '1.0', id: randomUUID(), source, type: RequestReceived.type, time: '2025-03-03T08:00:00+07:00' },
    data: { requestId, serviceCode: 'akta-kelahiran', officerId: null },
  });
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(WITHIN_MS) });
    const text = await answer.text();
    if (answer.status === 200 && text.includes('"accepted"')) return TAKEN;
    const [, code = text.slice(0, 200)] = /"code":"([A-Z_]+)"/.exec(text) ?? [];
    return `${answer.status} ${code}`;
  } catch {
    return 'broken';
  }
};

/** Measured from the request to the whole answer. Refused requests are not sent again, as a calm department would do. */
export const calmByHttp = async (url: string, producer: Credentials, events: number): Promise<Omit<Calm, 'lost'>> => {
  const sent = await calmly(events, async (requestId) => {
    const began = performance.now();
    const status = await post(url, producer, requestId);
    return { requestId, status, ms: performance.now() - began };
  });
  const taken = sent.filter(({ status }) => status === TAKEN);
  return {
    latencies: taken.map(({ ms }) => ms),
    taken: taken.map(({ requestId }) => requestId),
    refused: sent.filter(({ status }) => status !== TAKEN).map(({ status }) => status),
  };
};
