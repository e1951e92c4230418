import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { EVENT_TYPES, type EventType, isEventType, PATTERNS, schemaOf } from '../contract.js';
import { type Finding, finding, type FindingCode } from './finding.js';
import { SEEN, UNFIT } from './unfit.js';

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
const compiled = new Map<string, ValidateFunction>();

const validatorOf = (type: EventType): ValidateFunction => {
  const validate = compiled.get(type) ?? ajv.compile(schemaOf(type));
  compiled.set(type, validate);
  return validate;
};

const BY_PATTERN = new Map<unknown, FindingCode>([
  [PATTERNS.code, 'NOT_A_CODE'],
  [PATTERNS.uuid, 'NOT_A_UUID'],
  [PATTERNS.id, 'CONTROL_CHARACTERS'],
]);

const ABOUT: readonly string[] = ['requestId', 'responseId'];

const findingOf = ({ keyword, instancePath, params }: ErrorObject): Finding => {
  const field = `/data${instancePath}`;
  const given = params as Readonly<Record<string, string | number>>;
  switch (keyword) {
    case 'required':
      return finding(`${field}/${given.missingProperty}`, 'REQUIRED');
    case 'additionalProperties':
      return finding(`${field}/${given.additionalProperty}`, 'UNKNOWN_FIELD');
    case 'type':
      return finding(field, 'WRONG_TYPE', { expected: given.type ?? '' });
    case 'minLength':
      return finding(field, 'EMPTY');
    case 'maxLength':
      return finding(field, 'TOO_LONG', { most: given.limit ?? 0 });
    case 'minimum':
    case 'maximum':
      return finding(field, 'NOT_AN_ANSWER');
    case 'pattern':
      return finding(field, BY_PATTERN.get(given.pattern) ?? 'WRONG_FORM');
    default:
      return finding(field, 'WRONG_FORM');
  }
};

/** One finding for each field: of a choice, ajv tells why each member does not fit, and that none does. */
const first = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.toReversed().map((found) => [found.field, found])).values()].toReversed();

/** What is wrong with the data of an event; nothing is said of data whose type is not known. */
export function dataFindings(type: unknown, data: unknown): Finding[] {
  if (data === undefined) return [finding('/data', 'REQUIRED')];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [finding('/data', 'NOT_AN_OBJECT')];
  const known = typeof type === 'string' && isEventType(type) ? type : undefined;
  if (known === undefined) return [];
  const validate = validatorOf(known);
  return validate(data) ? subjectFindings(data) : first((validate.errors ?? []).map(findingOf));
}

/** What an event is about must be seen, and becomes an attribute of it, which may not hold everything. */
const subjectFindings = (data: object): Finding[] =>
  Object.entries(data)
    .filter(([name]) => ABOUT.includes(name))
    .flatMap(([name, value]) => {
      const why = whyNotAbout(String(value));
      return why === undefined ? [] : [finding(`/data/${name}`, why)];
    });

const whyNotAbout = (number: string): FindingCode | undefined => {
  if (!SEEN.test(number)) return 'BLANK';
  return UNFIT.test(number) ? 'CONTROL_CHARACTERS' : undefined;
};

/** Compiled ahead, so that the first event does not wait for it. */
export const warmUp = (): void => EVENT_TYPES.forEach(validatorOf);
