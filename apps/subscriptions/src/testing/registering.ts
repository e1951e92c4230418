import { randomUUID } from 'node:crypto';
import { ADMINISTRATOR_TOKEN, type Answer, type CallOptions, type HttpClient } from '#testing';

export const bearing = (token: string): CallOptions => ({
  headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
});

export const AS_ADMINISTRATOR = bearing(ADMINISTRATOR_TOKEN);

export interface Registration {
  readonly name?: string;
  readonly contact?: string;
  readonly eventTypes?: readonly string[];
  readonly units?: readonly string[];
  readonly personalData?: boolean;
}

interface Registered {
  readonly dashboardId: string;
  readonly name: string;
  readonly unitIds: readonly string[] | null;
  readonly eventTypes: readonly string[];
  readonly credential: { readonly credentialId: string; readonly token: string } | null;
}

export const CONTACT = 'Bappeda, 0754-61014';

export const registering = (http: HttpClient, body: Registration): Promise<Answer<Registered>> =>
  http.post<Registered>('/dashboards', { name: randomUUID(), contact: CONTACT, ...body }, AS_ADMINISTRATOR);

export interface TestDashboard {
  readonly dashboardId: string;
  readonly credentialId: string;
  readonly token: string;
}

/** A dashboard of the test's own, with its first credential. */
export async function register(http: HttpClient, body: Registration = {}): Promise<TestDashboard> {
  const { status, body: registered } = await registering(http, body);
  if (!registered.credential) throw new Error(`not registered: ${status} ${JSON.stringify(registered)}`);
  return { dashboardId: registered.dashboardId, ...registered.credential };
}
