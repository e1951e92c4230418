import { randomUUID } from 'node:crypto';
import { RequestReceived, UnitRecorded } from '#contracts';
import { type Answer, AS_ADMINISTRATOR, type CallOptions, eventually, type TestService } from '#testing';

export { AS_ADMINISTRATOR };
export const SINGLE = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';

export interface Outcome {
  readonly index: number;
  readonly id: string | null;
  readonly source: string | null;
  readonly outcome: string;
  readonly kept?: boolean;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

export interface CloudEventJson {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: object;
}

interface Told {
  readonly id: string;
  readonly source: string;
  readonly topic: string;
  readonly credential: { readonly id: string; readonly token: string };
}

export const bearer = (token: string, more: Record<string, string> = {}): CallOptions => ({
  headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...more },
});

/** A department's program that talks to the HTTP door as the documents say. */
export class PluggedIn {
  readonly id: string;
  readonly source: string;
  readonly topic: string;
  readonly token: string;
  readonly credentialId: string;

  constructor(
    private readonly service: TestService,
    readonly unitCode: string,
    { id, source, topic, credential }: Told,
  ) {
    this.id = id;
    this.source = source;
    this.topic = topic;
    this.token = credential.token;
    this.credentialId = credential.id;
  }

  /** A right event; `more` replaces attributes. */
  event(more: Partial<Record<keyof CloudEventJson, unknown>> = {}): CloudEventJson {
    const right = {
      specversion: '1.0',
      id: randomUUID(),
      source: this.source,
      type: RequestReceived.type,
      time: '2025-03-03T01:00:00Z',
      data: this.data(),
    };
    return { ...right, ...more } as CloudEventJson;
  }

  data(more: object = {}): object {
    return { requestId: `R-${randomUUID()}`, serviceCode: 'akta-kelahiran', officerId: null, ...more };
  }

  /** A list goes as a batch, JSON text as it is. */
  send<T = Outcome[]>(events: unknown, { headers = {} }: CallOptions = {}): Promise<Answer<T>> {
    const type = Array.isArray(events) ? BATCH : SINGLE;
    return this.service.http.post<T>(
      '/ingest/events',
      events,
      bearer(this.token, { 'content-type': type, ...headers }),
    );
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.service.http.get<T>(path, bearer(this.token));
  }

  post<T = Record<string, unknown>>(path: string, body: object = {}): Promise<Answer<T>> {
    return this.service.http.post<T>(path, body, bearer(this.token));
  }

  /** Events of its department that count. */
  async counted(): Promise<number> {
    const [row] = await this.service.db.query<{ events: number }[]>(
      `SELECT coalesce(sum(jsonb_array_length(events)), 0)::int AS events
       FROM request JOIN unit USING (unit_id) WHERE code = $1`,
      [this.unitCode],
    );
    return row?.events ?? 0;
  }
}

/** As the documents ask: while others of the department have the door it answers 429, and the same is sent again. */
export const untilItsTurn = <T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> =>
  eventually(async () => {
    const answer = await send();
    const { code } = answer.body as { readonly code?: string };
    if (code === 'INGEST_BUSY') throw new Error('the door is still busy');
    return answer;
  });

export const termsOf = (unitCode: string, more: object = {}): object => ({
  unitCode,
  name: 'loket',
  contact: `it@${unitCode}.example`,
  serviceCodes: ['akta-kelahiran'],
  ...more,
});

export async function recordUnit(service: TestService, code: string): Promise<void> {
  await service.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
  await eventually(async () => {
    const units = await service.db.query<object[]>(`SELECT FROM unit WHERE code = $1`, [code]);
    if (units.length === 0) throw new Error(`unit ${code} is not known yet`);
  });
}

/** Registers a unit of its own and a producer of it, so that no test sees another's events. */
export async function plugIn(service: TestService, unitCode: string, more: object = {}): Promise<PluggedIn> {
  await recordUnit(service, unitCode);
  const { status, body } = await service.http.post<Told>('/producers', termsOf(unitCode, more), AS_ADMINISTRATOR);
  if (status !== 201) throw new Error(`producer of ${unitCode} was not registered: ${JSON.stringify(body)}`);
  return new PluggedIn(service, unitCode, body);
}
