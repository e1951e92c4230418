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
  WEBHOOK_PRIVATE_TARGETS: 'allowed',
};

export const UNIT = UnitRecorded.example;
export const OTHER = { ...UNIT, unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e02', code: 'dinkes' };

/** The service with two units for a whole spec, and the readers of each test. */
export class Streaming {
  private readonly readers: StreamReader[] = [];
  private running: TestService | undefined;

  /** Starts before the spec's tests; each of them is left by its readers. */
  static ofSpec(): Streaming {
    const streaming = new Streaming();
    beforeAll(() => streaming.start());
    afterEach(() => streaming.leaveAll());
    afterAll(() => streaming.running?.stop());
    return streaming;
  }

  get service(): TestService {
    if (this.running === undefined) throw new Error('the service runs during tests alone');
    return this.running;
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

  private async start(): Promise<void> {
    const service = (this.running = await startService(subscriptions(SETTINGS)));
    for (const unit of [UNIT, OTHER]) await service.given(UnitRecorded, unit);
    await eventually(async () => {
      const [row] = await service.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM unit');
      if (row?.n !== 2) throw new Error(`${row?.n} of 2 units are known`);
    });
  }

  private async leaveAll(): Promise<void> {
    await Promise.all(this.readers.splice(0).map((reader) => reader.leave()));
  }
}
