import type { CloudEventJson } from '../plugged-in.js';

/** One wrong event: what it is, its JSON made of a right one, and the fault that it must be told. */
export type WrongEvent = readonly [what: string, json: (right: CloudEventJson) => string, fault: string];

export const having =
  (attribute: string, value: unknown) =>
  (right: CloudEventJson): string =>
    JSON.stringify({ ...right, [attribute]: value });

export const dataHaving =
  (field: string, value: unknown) =>
  (right: CloudEventJson): string =>
    JSON.stringify({ ...right, data: { ...right.data, [field]: value } });

/** As JSON text, for what no object can hold. */
export const raw =
  (attribute: string, json: string) =>
  (right: CloudEventJson): string =>
    `${JSON.stringify(right).slice(0, -1)},"${attribute}":${json}}`;

export const each = <V>(
  values: readonly (readonly [string, V])[],
  json: (value: V) => (right: CloudEventJson) => string,
  fault: string,
): WrongEvent[] => values.map(([what, value]) => [what, json(value), fault]);

export const NOT_TEXT: readonly (readonly [string, unknown])[] = [
  ['a number', 5],
  ['a huge number', 1e300],
  ['true', true],
  ['a list', ['x']],
  ['an object', { id: 'x' }],
];
