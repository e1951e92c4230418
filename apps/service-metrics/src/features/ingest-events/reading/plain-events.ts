import { Mould, outsideMessage } from '#messaging/packing';
import { type Pattern, PlainList, type Span, Vocabulary } from '#platform/reading';
import { type Measure, mayHaveHappened, type RightEvent } from './check-event.js';
import { EventReading, MOST_EVENTS, type ReadEvents } from './read-events.js';

/** What a request, or a form of the survey, is called by. */
const NUMBERS = ['/data/requestId', '/data/responseId'];

/** In which events that are alike differ. */
const FREE: ReadonlySet<string> = new Set(['/id', '/time', ...NUMBERS]);

/** Producers that are remembered: more than send large lists within minutes. */
const MOST_PRODUCERS = 16;

/**
 * Reads lists of events as programs write them: of those that differ from a right one in nothing but their id, time and number,
 * the text alone is looked at, which takes about half of the time. What comes of it is the same, as a spec proves.
 */
export class PlainEvents {
  private readonly remembered = new Map<string, Memory>();

  /** Undefined for any other list, and for what is none. */
  read(body: Buffer, measure: Measure): ReadEvents | undefined {
    // Whose rules have changed is another: what was right may be so no more.
    const producer = JSON.stringify(measure.producer);
    const memory = this.remembered.get(producer) ?? { vocabulary: new Vocabulary(), models: new Map() };
    const read = readBy(memory, body, measure);
    this.remembered.delete(producer);
    if (!memory.vocabulary.isFull) this.remembered.set(producer, memory);
    const [longest] = this.remembered.keys();
    if (longest !== undefined && this.remembered.size > MOST_PRODUCERS) this.remembered.delete(longest);
    return read;
  }
}

/** Of one producer’s events. */
interface Memory {
  readonly vocabulary: Vocabulary;
  readonly models: Map<Pattern, Model>;
}

function readBy({ vocabulary, models }: Memory, body: Buffer, measure: Measure): ReadEvents | undefined {
  const list = new PlainList(body, FREE, vocabulary);
  if (!list.next()) return undefined;
  // Not before: it takes memory by the size of the body, for nothing when that is read another way.
  const reading = new EventReading(measure, body.length);
  do {
    if (reading.count === MOST_EVENTS) return undefined;
    const model = list.pattern && models.get(list.pattern);
    if (model?.isLike(list, measure)) {
      reading.addRight({ source: model.event.source, id: list.textOf(model.id) }, model.mould, list.bytes);
      continue;
    }
    const event = parsed(list.textOf(list));
    if (event === undefined) return undefined;
    const checked = reading.add(event);
    if (!checked.ok || list.pattern === undefined) continue;
    if (model) model.widen();
    else {
      const made = Model.of(checked.value, list.pattern);
      if (made) models.set(list.pattern, made);
    }
  } while (list.next());
  return list.isWhole ? reading.read() : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const lengthOf = ({ at, end }: Span): number => end - at;

/** Lengths that were right; what lies between two of them is right too. */
class Lengths {
  private least: number;
  private most: number;

  constructor(private readonly text: Span) {
    this.least = this.most = lengthOf(text);
  }

  holds(): boolean {
    const length = lengthOf(this.text);
    return length >= this.least && length <= this.most;
  }

  widen(): void {
    this.least = Math.min(this.least, lengthOf(this.text));
    this.most = Math.max(this.most, lengthOf(this.text));
  }
}

/** Stand in JSON as they are, and in no text of a plain list. */
const [ID, TIME, NUMBER] = ['\x7fid\x7f', '\x7ftime\x7f', '\x7fnumber\x7f'];

/** A right event. Its texts are those of the event that the list has come to. */
class Model {
  private readonly lengths: readonly Lengths[];
  /** The last time that an event may have happened at, and by which measure. */
  private right: { readonly time: string; readonly measure: Measure } | undefined;

  private constructor(
    readonly event: RightEvent,
    readonly mould: Mould,
    readonly id: Span,
    private readonly time: Span,
    number: Span,
  ) {
    this.lengths = [new Lengths(id), new Lengths(number)];
  }

  /** Undefined when others cannot be told by it. */
  static of(event: RightEvent, pattern: Pattern): Model | undefined {
    const [id, time] = ['/id', '/time'].map((pointer) => pattern.memberAt(pointer));
    const [number, ...more] = NUMBERS.flatMap((pointer) => pattern.memberAt(pointer) ?? []);
    if (!id || !time || !number || more.length > 0) return undefined;
    const name = number.pointer.replace('/data/', '');
    const message = outsideMessage({ ...event, id: ID, time: TIME, data: { ...event.data, [name]: NUMBER } });
    const mould = Mould.of(message, new Map([[ID, id] as const, [TIME, time], [NUMBER, number]]));
    return mould && new Model(event, mould, id, time, number);
  }

  isLike(list: PlainList, measure: Measure): boolean {
    if (!this.lengths.every((each) => each.holds())) return false;
    const time = list.textOf(this.time);
    if (time === this.right?.time && measure === this.right.measure) return true;
    if (!mayHaveHappened(this.event, time, measure)) return false;
    this.right = { time, measure };
    return true;
  }

  /** When the event that the list has come to was found right. */
  widen(): void {
    for (const each of this.lengths) each.widen();
  }
}
