import { ofText, source, time, type } from './wrong-attributes.js';
import { form, inData } from './wrong-content.js';
import type { WrongEvent } from './wrong-event.js';

const labelled = (prefix: string, cases: readonly WrongEvent[]): WrongEvent[] =>
  cases.map(([what, json, fault]) => [`${prefix}: ${what} (${fault})`, json, fault]);

export const WRONG_EVENTS: readonly WrongEvent[] = [
  ...ofText('id'),
  ...ofText('source'),
  ...ofText('type'),
  ...labelled('source', source),
  ...labelled('type', type),
  ...labelled('time', time),
  ...labelled('form', form),
  ...labelled('data', inData),
];
