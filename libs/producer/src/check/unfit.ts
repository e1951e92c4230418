/** What no attribute may hold (CloudEvents 1.0, "String"): control and half characters, and what stands for broken bytes. */
export const UNFIT = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** What a number must have: neither blanks nor what has no width. */
export const SEEN = /[^\s\p{Cf}]/u;
