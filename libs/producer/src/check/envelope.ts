import { EVENT_TYPES, isEventType } from '../contract.js';
import { type Finding, finding } from './finding.js';
import { UNFIT } from './unfit.js';

type Members = Readonly<Record<string, unknown>>;

const LONGEST = 512;
/** Clocks differ; more than this is no longer a difference of clocks, and the platform refuses it. */
const CLOCK_TOLERANCE_MS = 3_600_000;
const EARLIEST = Date.UTC(2000, 0, 1);

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

const textFindings = (members: Members, name: string, required: boolean): Finding[] => {
  const field = `/${name}`;
  const value = members[name];
  if (value === undefined) return required ? [finding(field, 'REQUIRED')] : [];
  if (typeof value !== 'string') return [finding(field, 'WRONG_TYPE', { expected: 'string' })];
  if (value === '') return [finding(field, 'EMPTY')];
  if (value.length > LONGEST) return [finding(field, 'TOO_LONG', { most: LONGEST })];
  return UNFIT.test(value) ? [finding(field, 'CONTROL_CHARACTERS')] : [];
};

const typeFindings = (members: Members): Finding[] => {
  const { type } = members;
  const found = textFindings(members, 'type', true);
  if (found.length > 0 || typeof type !== 'string' || isEventType(type)) return found;
  return [finding('/type', 'UNKNOWN_TYPE', { type, types: EVENT_TYPES.join(', ') })];
};

/** `Date` takes the 31st of February for the 3rd of March. */
const isRealDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

const timeFindings = (members: Members, now: Date): Finding[] => {
  const { time } = members;
  if (time === undefined) return [finding('/time', 'REQUIRED')];
  const at = typeof time === 'string' && RFC_3339.test(time) && isRealDay(time) ? Date.parse(time) : NaN;
  if (Number.isNaN(at)) return [finding('/time', 'NOT_A_TIME')];
  if (at > now.getTime() + CLOCK_TOLERANCE_MS) return [finding('/time', 'TOO_FAR_AHEAD')];
  return at < EARLIEST ? [finding('/time', 'TOO_OLD')] : [];
};

const versionFindings = ({ specversion }: Members): Finding[] => {
  if (specversion === undefined) return [finding('/specversion', 'REQUIRED')];
  return specversion === '1.0' ? [] : [finding('/specversion', 'WRONG_VERSION')];
};

const contentTypeFindings = ({ datacontenttype }: Members): Finding[] =>
  datacontenttype === undefined ||
  (typeof datacontenttype === 'string' && /^application\/json\s*(;|$)/i.test(datacontenttype))
    ? []
    : [finding('/datacontenttype', 'NOT_JSON_DATA')];

const nameFindings = (members: Members): Finding[] =>
  Object.keys(members)
    .filter((name) => !/^[a-z0-9]{1,40}$/.test(name))
    .map((name) => finding(`/${name}`, 'BAD_ATTRIBUTE', { name }));

/** What is wrong with the attributes of a CloudEvent. */
export const envelopeFindings = (members: Members, now: Date): Finding[] => [
  ...versionFindings(members),
  ...textFindings(members, 'id', true),
  ...textFindings(members, 'source', true),
  ...typeFindings(members),
  ...timeFindings(members, now),
  ...textFindings(members, 'subject', false),
  ...contentTypeFindings(members),
  ...nameFindings(members),
];
