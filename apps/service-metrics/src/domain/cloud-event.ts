import { type Result, unless, type Violation } from '#civil-service';

/** What every CloudEvent says of itself; its data has still to be held against the contract of its type. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** When it happened, as it was written. */
  readonly time: string;
  /** The same in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly data: unknown;
}

type Attributes = Readonly<Record<string, unknown>>;

export interface AttributeLimits {
  /** In UTF-16 units. */
  readonly maxId: number;
  /** CloudEvents 1.0, "String": without control characters and half characters. */
  readonly isFit: (text: string) => boolean;
}

/** Longer than any that is allowed, so that a wrong one is told from a monstrous one. */
const MAX_TEXT = 1_000;

/** What nearly all texts are: nothing else can be wrong with one but its length. */
const VISIBLE = /^[!-~]+$/;

const violation = (field: string, code: string, params?: Violation['params']): Violation => ({
  code,
  field: `/${field}`,
  ...(params && { params }),
});

/** Every fault of an event's attributes (CloudEvents 1.0, JSON format); an event that happened at no time is none here. */
export function readCloudEvent(event: unknown, { maxId, isFit }: AttributeLimits): Result<CloudEvent> {
  if (!isAttributes(event)) return { ok: false, violations: [{ code: 'NOT_AN_OBJECT', field: '' }] };
  const at = instantOf(event.time);
  const violations = [
    specVersion(event),
    text(event, 'id', maxId, isFit),
    text(event, 'source', MAX_TEXT, isFit),
    text(event, 'type', MAX_TEXT, isFit),
    time(event, at),
    content(event),
  ].filter((each) => each !== undefined);
  return unless(violations, {
    id: textOf(event.id),
    source: textOf(event.source),
    type: textOf(event.type),
    time: textOf(event.time),
    at: at ?? 0,
    data: event.data,
  });
}

const isAttributes = (event: unknown): event is Attributes =>
  typeof event === 'object' && event !== null && !Array.isArray(event);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isMissing = (value: unknown): boolean => value === undefined || value === null;

const specVersion = ({ specversion }: Attributes): Violation | undefined => {
  if (isMissing(specversion)) return violation('specversion', 'REQUIRED');
  return specversion === '1.0' ? undefined : violation('specversion', 'SPECVERSION_UNKNOWN');
};

const text = (
  event: Attributes,
  field: string,
  max: number,
  isFit: AttributeLimits['isFit'],
): Violation | undefined => {
  const value = event[field];
  if (isMissing(value)) return violation(field, 'REQUIRED');
  if (typeof value !== 'string') return violation(field, 'NOT_TEXT');
  if (value.length <= max && VISIBLE.test(value)) return undefined;
  if (value.trim() === '') return violation(field, 'BLANK');
  if (value.length > max) return violation(field, 'TOO_LONG', { max });
  return isFit(value) ? undefined : violation(field, 'CONTROL_CHARACTERS');
};

const time = (event: Attributes, at: number | undefined): Violation | undefined => {
  if (isMissing(event.time)) return violation('time', 'REQUIRED');
  return at === undefined ? violation('time', 'NOT_RFC_3339') : undefined;
};

const JSON_TYPE = /^application\/([a-z0-9.-]+\+)?json(\s*;.*)?$/i;

const content = ({ datacontenttype, data_base64: encoded, data }: Attributes): Violation | undefined => {
  if (!isMissing(encoded)) return violation('data_base64', 'DATA_NOT_JSON');
  const isJson = typeof datacontenttype === 'string' && datacontenttype.length < 100 && JSON_TYPE.test(datacontenttype);
  if (!isMissing(datacontenttype) && !isJson) return violation('datacontenttype', 'DATA_NOT_JSON');
  return isMissing(data) ? violation('data', 'REQUIRED') : undefined;
};

const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const LONGEST_INSTANT = 40;
const FEWEST_DAYS = 28;

/** Milliseconds since 1970; undefined for what is no instant, also for 30 February, which a Date takes for 1 March. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_INSTANT) return undefined;
  const written = RFC_3339.test(value) ? value : value.toUpperCase();
  if (!RFC_3339.test(written)) return undefined;
  const [year, month, day] = [100 * twoAt(written, 0) + twoAt(written, 2), twoAt(written, 5), twoAt(written, 8)];
  if (month < 1 || month > 12 || day < 1 || (day > FEWEST_DAYS && day > daysOf(year, month))) return undefined;
  // Date.UTC takes these for years of the twentieth century.
  if (year < 100) return Date.parse(written);
  const local = Date.UTC(year, month - 1, day, twoAt(written, 11), twoAt(written, 14), twoAt(written, 17));
  return local + fractionOf(written) - offsetOf(written);
}

/** Several times quicker than cutting the text up, or Date.parse. */
const twoAt = (text: string, at: number): number => 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;

const ZERO = 48;
const SECONDS_END = 19;
const MINUTE_MS = 60_000;

/** Whole milliseconds of what is written behind the seconds. */
const fractionOf = (written: string): number => {
  if (written[SECONDS_END] !== '.') return 0;
  let ms = 0;
  for (let [at, worth] = [SECONDS_END + 1, 100]; worth >= 1; at += 1, worth /= 10) {
    const digit = written.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) break;
    ms += digit * worth;
  }
  return ms;
};

const offsetOf = (written: string): number => {
  if (written.endsWith('Z')) return 0;
  const at = written.length - '+00:00'.length;
  const ms = (60 * twoAt(written, at + 1) + twoAt(written, at + 4)) * MINUTE_MS;
  return written[at] === '-' ? -ms : ms;
};

const daysOf = (year: number, month: number): number => {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
};
