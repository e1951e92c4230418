/** What may never be seen: each kind breaks a part of the promise. */
export type Kind =
  /** An event whose effect is missing. */
  | 'lost'
  /** An effect that is there more than once. */
  | 'twice'
  /** Effects of one key in another order than its events. */
  | 'disordered'
  /** Something that waits and that nothing will release. */
  | 'stuck'
  /** A compacted topic whose last value of a key is not its newest. */
  | 'stale'
  /** A good key that was held up by a bad one. */
  | 'slow'
  /** A window that was not hit, a fault that did not happen: nothing was proven. */
  | 'unproven';

export interface Finding {
  readonly kind: Kind;
  readonly detail: string;
}

export const finding = (kind: Kind, detail: string): Finding => ({ kind, detail });
