import { isAscii } from 'node:buffer';
import { MOST_PARTS } from './json.js';
import type { Member, Pattern, Span } from './pattern.js';
import { MOST_MEMBERS, type Vocabulary } from './vocabulary.js';

const byte = (character: string): number => character.charCodeAt(0);

const [QUOTE, BACKSLASH, COMMA, COLON] = [byte('"'), byte('\\'), byte(','), byte(':')];
const [OPENING_LIST, CLOSING_LIST, OPENING, CLOSING] = [byte('['), byte(']'), byte('{'), byte('}')];
const [SPACE, DELETE] = [byte(' '), 0x7f];
const BLANKS: ReadonlySet<number> = new Set([' ', '\t', '\n', '\r'].map(byte));

const WORD = 4;
const wordsOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** What an object is like; `none` when no other can be told to be like it. */
type Likeness = Pattern | 'none';

/**
 * Goes through a list of objects as programs write them and tells which are alike, without making anything of them. It knows
 * ASCII, texts without escapes, and objects; whatever else there is ends it, and `isWhole` stays false. Whether what lies between
 * is JSON is not asked: of objects with the same pattern either all are or none is.
 */
export class PlainList {
  isWhole = false;
  /** Of the object read last, as are `at` and `end`. */
  pattern: Pattern | undefined;
  at = 0;
  end = 0;
  readonly bytes: Buffer;
  /** The same, and the vocabulary's, to compare four bytes at once. */
  private readonly words: DataView;
  private readonly known: DataView;
  private position = 0;
  private parts = 0;
  private place = 0;

  /**
   * @param free pointers to texts in which objects that are alike may differ
   * @param vocabulary of lists before, with the same free ones
   */
  constructor(
    body: Buffer,
    private readonly free: ReadonlySet<string>,
    private readonly vocabulary: Vocabulary,
  ) {
    this.bytes = isAscii(body) ? body : Buffer.alloc(0);
    this.words = wordsOf(this.bytes);
    this.known = wordsOf(vocabulary.bytes);
  }

  /** False when there is no further object, or none that can be read. */
  next(): boolean {
    if (!this.take(this.end === 0 ? OPENING_LIST : COMMA)) {
      this.isWhole = this.end > 0 && this.take(CLOSING_LIST) && this.isAtEnd();
      return false;
    }
    this.skipBlanks();
    this.at = this.position;
    this.place = 0;
    const likeness = this.take(OPENING) ? this.object(this.vocabulary.root, this.vocabulary.empty) : undefined;
    this.end = this.position;
    this.pattern = likeness === 'none' ? undefined : likeness;
    return likeness !== undefined;
  }

  textOf({ at, end }: Span): string {
    return this.bytes.toString('latin1', at, end);
  }

  /** Behind its brace. */
  private object(parent: Member, before: Likeness): Likeness | undefined {
    if (this.take(CLOSING)) return before;
    let likeness: Likeness | undefined = before;
    do {
      const member = this.member(parent);
      if (member === undefined || !this.take(COLON)) return undefined;
      likeness = this.value(member, likeness);
    } while (likeness !== undefined && this.take(COMMA));
    return this.take(CLOSING) ? likeness : undefined;
  }

  private member(parent: Member): Member | undefined {
    if (this.bytes[this.position] !== QUOTE) this.skipBlanks();
    const place = this.place++;
    if (place === MOST_MEMBERS || (this.parts += 1) > MOST_PARTS) return undefined;
    const { before } = this.vocabulary;
    const known = before[place];
    if (known?.parent === parent && this.takeAgain(known.key)) return known;
    const key = this.string();
    const member = key && this.vocabulary.member(parent, this.textOf(key));
    if (member !== undefined) before[place] = member;
    return member;
  }

  private value(member: Member, before: Likeness): Likeness | undefined {
    if ((this.bytes[this.position] ?? 0) <= SPACE) this.skipBlanks();
    const at = this.position;
    member.at = at;
    const first = this.bytes[at];
    if (first === OPENING) {
      this.position = at + 1;
      const likeness = this.object(member, this.longer(before, member, member.nested));
      member.end = this.position;
      return likeness;
    }
    if (first === QUOTE && this.free.has(member.pointer)) return this.freeText(member, before);
    if (first === QUOTE && member.value !== undefined && this.takeAgain(member.value)) {
      member.end = this.position;
      return this.longer(before, member, member.value);
    }
    const span = first === QUOTE ? this.string() : this.word();
    if (span === undefined) return undefined;
    member.end = span.end;
    member.value = this.vocabulary.value(member, this.textOf(span));
    return member.value === undefined ? 'none' : this.longer(before, member, member.value);
  }

  private longer(before: Likeness, member: Member, value: object): Likeness {
    return before === 'none' ? before : (this.vocabulary.longer(before, member, value) ?? 'none');
  }

  /** Its span is without the quotes, and nothing blank is in it. */
  private freeText(member: Member, before: Likeness): Likeness | undefined {
    const { bytes } = this;
    let end = member.at + 1;
    for (;;) {
      const code = bytes[end] ?? 0;
      if (code <= SPACE || code >= DELETE || code === QUOTE || code === BACKSLASH) break;
      end += 1;
    }
    member.at += 1;
    member.end = end;
    if (bytes[end] !== QUOTE) return this.string() && 'none';
    this.position = end + 1;
    return this.longer(before, member, member);
  }

  /** With its quotes. */
  private string(): Span | undefined {
    const { bytes, position: at } = this;
    if (bytes[at] !== QUOTE) return undefined;
    let end = at + 1;
    for (;;) {
      const code = bytes[end] ?? 0;
      if (code === QUOTE) break;
      if (code < SPACE || code === BACKSLASH || code === DELETE) return undefined;
      end += 1;
    }
    this.position = end + 1;
    return { at, end: end + 1 };
  }

  /** A number, `null`, `true`, or whatever is written like these. */
  private word(): Span | undefined {
    const { bytes, position: at } = this;
    let end = at;
    for (;;) {
      const code = bytes[end] ?? 0;
      if (code <= SPACE || code === COMMA || code === CLOSING) break;
      if (code === QUOTE || code === OPENING || code === OPENING_LIST || code === CLOSING_LIST) return undefined;
      end += 1;
    }
    this.position = end;
    return end === at ? undefined : { at, end };
  }

  /** Passes over a text with its quotes, if it is this one of the vocabulary. */
  private takeAgain({ at: before, end }: Span): boolean {
    const { bytes, words, known, vocabulary, position: at } = this;
    const length = end - before;
    if (at + length > bytes.length) return false;
    let index = 0;
    for (; index + WORD <= length; index += WORD) {
      if (words.getInt32(at + index) !== known.getInt32(before + index)) return false;
    }
    for (; index < length; index += 1) {
      if (bytes[at + index] !== vocabulary.bytes[before + index]) return false;
    }
    this.position = at + length;
    return true;
  }

  private isAtEnd(): boolean {
    this.skipBlanks();
    return this.position === this.bytes.length;
  }

  private skipBlanks(): void {
    for (let code = this.bytes[this.position] ?? 0; BLANKS.has(code); code = this.bytes[this.position] ?? 0) {
      this.position += 1;
    }
  }

  /** Passes over what is blank, and over this if it is next. */
  private take(code: number): boolean {
    if (this.bytes[this.position] !== code) {
      this.skipBlanks();
      if (this.bytes[this.position] !== code) return false;
    }
    this.position += 1;
    return true;
  }
}
