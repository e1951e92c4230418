import type { Kind } from '../kind.js';
import { serviceEvents } from './events.js';
import { employees, positions, units } from './personnel.js';
import { surveys } from './surveys.js';

/** What `npm run import` brings in, by the word on its command line. */
export const KINDS: ReadonlyMap<string, () => Kind> = new Map([
  ['units', () => units],
  ['positions', () => positions],
  ['employees', () => employees],
  ['events', serviceEvents],
  ['surveys', surveys],
]);
