import { Member, Pattern, type Span } from './pattern.js';
import { escapedPointer } from './safe-keys.js';

const BYTES = 16 * 1024;
const DEEPEST = 4;
/** Of all objects together, each with its place. */
export const MOST_MEMBERS = 256;
/** Of one member: beyond that its values are others each time, and nothing is to be had by telling them apart. */
const MOST_VALUES = 64;
const MOST_PATTERNS = 1_024;

/** What is remembered of objects: keys, values and patterns, as much of them as is seldom too little. */
export class Vocabulary {
  /** Something could not be remembered: it is time for a new one. */
  isFull = false;
  readonly root = new Member(undefined, '', { at: 0, end: 0 }, 0);
  readonly empty = new Pattern();
  /** Of the object before, in their order. */
  readonly before: Member[] = [];
  /** The texts, one behind the other. */
  readonly bytes = Buffer.alloc(BYTES);
  private length = 0;
  private members = 0;
  private patterns = 0;

  /** @param text the key with its quotes */
  member(parent: Member, text: string): Member | undefined {
    const known = parent.members.get(text);
    if (known !== undefined || parent.depth === DEEPEST) return known;
    const key = this.members < MOST_MEMBERS ? this.keep(text) : this.full();
    if (key === undefined) return undefined;
    this.members += 1;
    const member = new Member(parent, `${parent.pointer}/${escapedPointer(text.slice(1, -1))}`, key, parent.depth + 1);
    parent.members.set(text, member);
    return member;
  }

  /** The same for the same text. */
  value(member: Member, text: string): Span | undefined {
    const known = member.values.get(text);
    if (known !== undefined) return known;
    const value = member.values.size < MOST_VALUES ? this.keep(text) : this.full();
    if (value !== undefined) member.values.set(text, value);
    return value;
  }

  /** `value` is the same object for the same value, and for any that may differ. */
  longer(pattern: Pattern, member: Member, value: object): Pattern | undefined {
    const known = pattern.longer.get(value);
    if (known !== undefined) return known;
    if (this.patterns === MOST_PATTERNS) return this.full();
    this.patterns += 1;
    const longer = new Pattern(pattern, member);
    pattern.longer.set(value, longer);
    return longer;
  }

  private keep(text: string): Span | undefined {
    const at = this.length;
    if (at + text.length > BYTES) return this.full();
    this.length += this.bytes.write(text, at, 'latin1');
    return { at, end: this.length };
  }

  private full(): undefined {
    this.isFull = true;
  }
}
