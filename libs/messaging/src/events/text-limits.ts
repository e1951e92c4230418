/** Longer ids are not remembered, so an event that has one is none. In UTF-16 units. */
export const MAX_ID_LENGTH = 512;

/** PostgreSQL holds no NUL in text, so JSON that smuggles one in is refused here and not in the middle of a batch. */
export const holdsNul = (json: string): boolean => json.includes('\\u0000');

const PLAIN = /^[ -~]*$/;
const UNFIT = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** Of an attribute. CloudEvents 1.0, "String": neither control characters nor, from bytes that are no UTF-8, U+FFFD. */
export const isFit = (text: string): boolean => PLAIN.test(text) || !UNFIT.test(text);
