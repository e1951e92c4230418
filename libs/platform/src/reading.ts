/** `#platform/reading`: what a thread needs that reads bodies and does nothing else, without Nest. */
export { jsonOf } from './json/json.js';
export { unsafeKeyOf } from './json/safe-keys.js';
