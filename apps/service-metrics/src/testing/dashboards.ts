import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, DashboardRecorded } from '#contracts';
import { issueCredential } from '#platform';
import { eventually } from '#testing';
import type { BehindGateway } from './behind-gateway.js';

export type ReportRow = Readonly<Record<string, unknown>>;

export interface ReportPage {
  readonly items: readonly ReportRow[];
  readonly next: string | null;
  readonly code?: string;
  readonly errors?: readonly { readonly field: string | null; readonly code: string }[];
}

export interface Scopes {
  readonly unitIds?: string[] | null;
  readonly personalData?: boolean;
  readonly eventTypes?: string[];
}

interface CredentialTold {
  readonly id: string;
  readonly hash: string;
}

/** A dashboard as the registry tells of it. */
export const dashboardState = (dashboardId: string, scopes: Scopes, credentials: CredentialTold[]) => ({
  dashboardId,
  active: true,
  eventTypes: [AppraisalCompleted.type as string],
  unitIds: null,
  personalData: false,
  ...scopes,
  credentials,
});

/** Dashboards that read reports by the gateway. */
export class Dashboards {
  constructor(private readonly door: BehindGateway) {}

  async get(path: string, token: string, headers: Record<string, string> = {}) {
    const options = { headers: { authorization: `Bearer ${token}`, ...headers } };
    const answer = await fetch(`${this.door.url}/reports/${path}`, options);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    const body = (isJson ? JSON.parse(text) : {}) as ReportPage;
    return { status: answer.status, headers: answer.headers, text, body };
  }

  /** One that the registry has told of; resolves once its credential opens the doors. */
  async told(scopes: Scopes = {}) {
    const { id, token, hash } = issueCredential();
    const dashboardId = randomUUID();
    const credentials = [{ id, hash: hash.toString('hex') }];
    const state = dashboardState(dashboardId, scopes, credentials);
    await this.door.service.given(DashboardRecorded, state, { sequence: 1 });
    await eventually(async () => {
      const { status } = await this.get('backlog', token);
      if (status !== 200) throw new Error(`the door answers ${status}`);
    });
    return { dashboardId, token, credentials };
  }
}
