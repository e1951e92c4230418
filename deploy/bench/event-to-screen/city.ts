import { randomUUID } from 'node:crypto';
import { type EventContract, PlanAgreed, RealisationChanged, RequestFinished, RequestReceived } from '#contracts';
import { asMessage } from '#testing';
import { ExpectedFailure } from '../../local/failure.js';
import { type Credentials, registerProducers } from '../ingest/producers.js';
import { comesTrue, type RunningServices } from '../running-services.js';
import { numberOf, withDatabase } from '../service-events/metrics-database.js';

const UNIT = 'bench-layar';
const SERVICE = 'akta-kelahiran';
const EVENT = 'application/cloudevents+json';
const YEAR = 2025;
const RECEIVED = '2025-03-03T08:00:00+07:00';
const FINISHED = '2025-03-03T10:00:00+07:00';

/** A department and its officers, and a dashboard that hears what is counted of them. */
export interface City {
  /** Each has a plan that one service of his is evidence for. */
  readonly officers: readonly string[];
  readonly dashboardToken: string;
  readonly gateway: string;
  /** Resolves when the department has its answer. */
  receive(requestId: string): Promise<void>;
  finish(requestId: string, officerId: string): Promise<void>;
}

const planOf = (employeeId: string) => {
  const [result] = PlanAgreed.example.results;
  const [indicator] = result?.indicators ?? [];
  if (!result || !indicator) throw new Error('the example has an indicator');
  const measurement = { serviceCode: SERVICE, measure: 'COUNT', withinHours: null } as const;
  const indicators = [{ ...indicator, indicatorId: randomUUID(), measurement }];
  const results = [{ ...result, resultId: randomUUID(), indicators }];
  return { ...PlanAgreed.example, planId: randomUUID(), employeeId, year: YEAR, results };
};

const registerDashboard = async ({ urls, administratorToken }: RunningServices['platform']): Promise<string> => {
  const answer = await fetch(`${urls.subscriptions}/dashboards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${administratorToken}` },
    body: JSON.stringify({
      ...{ name: 'bench', contact: 'bench', personalData: true },
      eventTypes: [RealisationChanged.type],
    }),
  });
  if (answer.status !== 201) throw new ExpectedFailure(`no dashboard was registered: ${await answer.text()}`);
  return ((await answer.json()) as { credential: { token: string } }).credential.token;
};

const sender =
  (gateway: string, { source, token }: Credentials) =>
  async ({ type }: EventContract, time: string, requestId: string, officerId: string | null): Promise<void> => {
    const answer = await fetch(`${gateway}/ingest/events`, {
      method: 'POST',
      headers: { 'content-type': EVENT, authorization: `Bearer ${token}` },
      body: JSON.stringify({
        ...{ specversion: '1.0', id: randomUUID(), source, type, time },
        data: { requestId, serviceCode: SERVICE, officerId },
      }),
    });
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes('"accepted"')) {
      throw new ExpectedFailure(`an event was answered ${answer.status}: ${body.slice(0, 500)}`);
    }
  };

/** Everything that a sample needs to be there already: department, producer, plans in force, dashboard. */
export const makeCity = async (running: RunningServices, officersWanted: number): Promise<City> => {
  const { platform, topicPrefix, outside } = running;
  const officers = Array.from({ length: officersWanted }, () => randomUUID());
  await outside.raw(officers.map((officer) => asMessage(PlanAgreed, planOf(officer))));
  const [producer] = await registerProducers(platform, topicPrefix, [UNIT]);
  if (producer === undefined) throw new ExpectedFailure('no producer was registered.');
  await withDatabase(running.databaseOf('service-metrics'), (client) =>
    comesTrue('every plan is in force', async () => {
      return (await numberOf(client, 'SELECT count(*) FROM binding')) === officers.length;
    }),
  );
  const { gateway } = platform.urls;
  const send = sender(gateway, producer);
  return {
    officers,
    gateway,
    dashboardToken: await registerDashboard(platform),
    receive: (requestId) => send(RequestReceived, RECEIVED, requestId, null),
    finish: (requestId, officerId) => send(RequestFinished, FINISHED, requestId, officerId),
  };
};
