/** `#platform/reading`: what a thread needs that reads bodies and does nothing else, without Nest. */
export { jsonOf } from './json/json.js';
export type { Pattern, Span } from './json/pattern.js';
export { PlainList } from './json/plain-list.js';
export { unsafeKeyOf } from './json/safe-keys.js';
export { Vocabulary } from './json/vocabulary.js';
