/** What no attribute may hold (CloudEvents 1.0, "String"): control and half characters, and what stands for broken bytes. */
export const UNFIT = /[\p{Cc}\p{Cs}\uFFFD]/u;
