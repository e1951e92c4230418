import { choiceSetting, readSettings, wholeSetting } from '#platform';

const SECOND = 1000;

const STREAM_SETTINGS = {
  /** Proxies and phones give a silent connection up after half a minute or more. */
  heartbeatMs: wholeSetting('STREAM_HEARTBEAT_MS', {
    min: 100,
    max: 300 * SECOND,
    example: 15 * SECOND,
    fallback: { value: 15 * SECOND },
  }),
  /** How long a stream may outlive its revoked credential where another instance revoked it. */
  recheckMs: wholeSetting('STREAM_RECHECK_MS', {
    min: 100,
    max: 10 * SECOND,
    example: 5 * SECOND,
    fallback: { value: 5 * SECOND },
  }),
  /** Each takes a socket and about 50 kB. */
  mostStreams: wholeSetting('STREAMS_MOST', { min: 1, max: 100_000, example: 2500, fallback: { value: 2500 } }),
  /** So that one dashboard's readers do not keep all others out. */
  mostStreamsOfOne: wholeSetting('STREAMS_MOST_OF_ONE', {
    min: 1,
    max: 100_000,
    example: 1000,
    fallback: { value: 1000 },
  }),
  /** What may wait to be sent to one reader before he is cut off. */
  mostBufferedBytes: wholeSetting('STREAM_BUFFER_BYTES', {
    min: 1024,
    max: 64 * 1024 * 1024,
    example: 262_144,
    fallback: { value: 262_144 },
  }),
};

/** A class, so that Nest can inject it. */
export class StreamSettings {
  readonly heartbeatMs: number;
  readonly recheckMs: number;
  readonly mostStreams: number;
  readonly mostStreamsOfOne: number;
  readonly mostBufferedBytes: number;

  /** @throws SettingsError */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    const read = readSettings(STREAM_SETTINGS, env);
    this.heartbeatMs = read.heartbeatMs;
    this.recheckMs = read.recheckMs;
    this.mostStreams = read.mostStreams;
    this.mostStreamsOfOne = read.mostStreamsOfOne;
    this.mostBufferedBytes = read.mostBufferedBytes;
  }
}

const DAY = 86_400 * SECOND;

const WEBHOOK_SETTINGS = {
  /** Where allowed, who registers a webhook can look into the city's own network, and plain http is sent to as well. */
  privateTargets: choiceSetting('WEBHOOK_PRIVATE_TARGETS', {
    choices: ['refused', 'allowed'],
    fallback: { value: 'refused' },
  }),
  timeoutMs: wholeSetting('WEBHOOK_TIMEOUT_MS', {
    min: 100,
    max: 30 * SECOND,
    example: 15 * SECOND,
    fallback: { value: 15 * SECOND },
  }),
  firstRetryMs: wholeSetting('WEBHOOK_FIRST_RETRY_MS', {
    min: 10,
    max: 3600 * SECOND,
    example: 5 * SECOND,
    fallback: { value: 5 * SECOND },
  }),
  giveUpMs: wholeSetting('WEBHOOK_GIVE_UP_MS', {
    min: 100,
    max: 7 * DAY,
    example: 3 * DAY,
    fallback: { value: 3 * DAY },
  }),
};

/** A class, so that Nest can inject it. */
export class WebhookSettings {
  readonly allowsPrivate: boolean;
  readonly timeoutMs: number;
  readonly firstRetryMs: number;
  readonly giveUpMs: number;

  /** @throws SettingsError */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    const read = readSettings(WEBHOOK_SETTINGS, env);
    this.allowsPrivate = read.privateTargets === 'allowed';
    this.timeoutMs = read.timeoutMs;
    this.firstRetryMs = read.firstRetryMs;
    this.giveUpMs = read.giveUpMs;
  }
}
