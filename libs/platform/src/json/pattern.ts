/** Where something lies, in bytes. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** Values that are told apart, of one member: beyond that they are others each time, and nothing is to be had by it. */
const MOST_VALUES = 64;

/** A member that objects have; its span is where its value lies in the object read last. */
export class Member implements Span {
  at = 0;
  end = 0;
  readonly members = new Map<string, Member>();
  /** The value that it had last, where it was first found. */
  value: Span | undefined;
  /** Stands in patterns for any object. */
  readonly nested = {};
  private readonly values = new Map<string, Span>();

  constructor(
    readonly parent: Member | undefined,
    /** RFC 6901. */
    readonly pointer: string,
    /** With its quotes. */
    readonly key: Span,
    readonly depth: number,
  ) {}

  /** The same for the same value. Undefined when it has too many. */
  valueLike(text: string, span: Span): Span | undefined {
    const known = this.values.get(text);
    if (known !== undefined || this.values.size === MOST_VALUES) return known;
    this.values.set(text, span);
    return span;
  }
}

/** What objects have in common that differ in their free texts alone: keys, their order, and every other value. */
export class Pattern {
  private readonly longer = new Map<object, Pattern>();

  constructor(
    private readonly before?: Pattern,
    private readonly member?: Member,
  ) {}

  /** What it is with one member more; `value` is the same object for the same value, and for any that may differ. */
  with(value: object): Pattern | undefined {
    return this.longer.get(value);
  }

  add(member: Member, value: object): Pattern {
    const pattern = new Pattern(this, member);
    this.longer.set(value, pattern);
    return pattern;
  }

  /** The last one, as JSON has it when there are several. */
  memberAt(pointer: string): Member | undefined {
    return this.member?.pointer === pointer ? this.member : this.before?.memberAt(pointer);
  }
}
