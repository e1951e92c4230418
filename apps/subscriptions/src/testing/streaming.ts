import { UnitRecorded } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../service.js';
import type { TestDashboard } from './registering.js';
import { type Reading, StreamReader } from './stream-reader.js';

export const MOST_OF_ONE = 4;
const SETTINGS = {
  STREAM_HEARTBEAT_MS: '200',
  STREAMS_MOST_OF_ONE: String(MOST_OF_ONE),
  STREAM_BUFFER_BYTES: '65536',
};

export const UNIT = UnitRecorded.example;
export const OTHER = { ...UNIT, unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e02', code: 'dinkes' };

/** The service with two units, and the readers of a test. */
export class Streaming {
  private readonly readers: StreamReader[] = [];

  private constructor(readonly service: TestService) {}

  static async start(): Promise<Streaming> {
    const service = await startService(subscriptions(SETTINGS));
    for (const unit of [UNIT, OTHER]) await service.given(UnitRecorded, unit);
    await eventually(async () => {
      const [row] = await service.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM unit');
      if (row?.n !== 2) throw new Error(`${row?.n} of 2 units are known`);
    });
    return new Streaming(service);
  }

  async listen({ token }: TestDashboard, reading?: Reading): Promise<StreamReader> {
    const reader = await StreamReader.open(this.service.http.url, token, reading);
    this.readers.push(reader);
    return reader;
  }

  /** A figure that the service tells Prometheus; 0 when it has none of this name and label yet. */
  async metric(name: string, label = ''): Promise<number> {
    const { body } = await this.service.http.get<string>('/metrics');
    const line = body.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(label));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  /** After each test. */
  async leaveAll(): Promise<void> {
    await Promise.all(this.readers.splice(0).map((reader) => reader.leave()));
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
