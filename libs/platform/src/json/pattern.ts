/** Where something lies, in bytes. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A member that objects have; its span is where its value lies in the object read last. */
export class Member implements Span {
  at = 0;
  end = 0;
  readonly members = new Map<string, Member>();
  readonly values = new Map<string, Span>();
  /** The value that it had last; where it lies in the vocabulary, as do `key` and `values`. */
  value: Span | undefined;
  /** Stands in patterns for any object. */
  readonly nested = {};

  constructor(
    readonly parent: Member | undefined,
    /** RFC 6901. */
    readonly pointer: string,
    /** With its quotes. */
    readonly key: Span,
    readonly depth: number,
  ) {}
}

/** What objects have in common that differ in their free texts alone: keys, their order, and every other value. */
export class Pattern {
  readonly longer = new Map<object, Pattern>();

  constructor(
    private readonly before?: Pattern,
    private readonly member?: Member,
  ) {}

  /** The last one, as JSON has it when there are several. */
  memberAt(pointer: string): Member | undefined {
    return this.member?.pointer === pointer ? this.member : this.before?.memberAt(pointer);
  }
}
