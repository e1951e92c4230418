import type { Output } from './output.js';
import { type DoorAddress, PlatformDoor } from './platform-door.js';
import { CLI_TEXTS, inDigits } from './texts.js';
import { visible } from './visible.js';

interface Reason {
  readonly field: string | null;
  readonly message: string;
}

interface Rejected {
  readonly id: string;
  readonly receivedAt: string;
  readonly eventId: string | null;
  readonly errors: readonly Reason[];
}

interface Parked {
  readonly key: string;
  /** Of the event that it is parked for. */
  readonly position: string;
  readonly reason: string | null;
  readonly events: number;
}

interface Held {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly value: string | null;
}

interface ReplayedEvent {
  readonly id: string | null;
  readonly outcome: 'accepted' | 'duplicate' | 'rejected';
  readonly errors?: readonly Reason[];
}

interface ReplayedKey {
  readonly key: string;
  readonly left: number;
  readonly reason: string | null;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All pages of a list door; `cursor` is what it calls the place after which it goes on. */
async function* all<T>(door: PlatformDoor, path: string, cursor: 'cursor' | 'after'): AsyncGenerator<T, void> {
  for (let next: string | null = ''; next !== null;) {
    const page: Page<T> = await door.get<Page<T>>(next === '' ? path : `${path}&${cursor}=${encodeURIComponent(next)}`);
    yield* page.items;
    next = page.next;
  }
}

const inWords = (errors: readonly Reason[]): string =>
  errors.map(({ field, message }) => (field === null ? message : `${field}: ${message}`)).join(' · ');

/** An event may have been sent in several lines. */
const showWhole = (event: string, output: Output): void => {
  for (const line of event.split(/\r?\n/)) output.out(`  ${line}`);
};

export interface ListOptions extends DoorAddress {
  /** Each event as it came, too. */
  readonly whole: boolean;
}

/** Says which of the department's events were rejected or are parked, and why; whether there are none. @throws Refused */
export async function listWrong(options: ListOptions, output: Output): Promise<boolean> {
  const { language, whole } = options;
  const texts = CLI_TEXTS[language];
  const door = new PlatformDoor(options, output);
  let [rejected, parked] = [0, 0];
  for await (const { id, receivedAt, eventId, errors } of all<Rejected>(
    door,
    '/ingest/rejected?open=true&limit=100',
    'cursor',
  )) {
    rejected += 1;
    output.out(`${receivedAt} ${texts.rejectedEvent(eventId ?? texts.noId, id)}: ${inWords(errors)}`);
    if (whole) showWhole((await door.get<{ event: string }>(`/ingest/rejected/${id}`)).event, output);
  }
  for await (const { key, position, reason, events } of all<Parked>(door, '/ingest/parked?limit=100', 'after')) {
    parked += 1;
    output.out(texts.parkedEvent(key, inDigits(events, language), position, reason ?? ''));
    if (!whole) continue;
    const path = `/ingest/parked/events?limit=100&key=${encodeURIComponent(key)}`;
    for await (const { headers, value } of all<Held>(door, path, 'cursor')) {
      showWhole(`${visible(headers['ce_id']?.[0] ?? texts.noId)} ${value ?? ''}`, output);
    }
  }
  output.err(texts.wrong(inDigits(rejected, language), inDigits(parked, language)));
  return rejected + parked === 0;
}

/** Has them taken in by today's rules, and says which are still wrong; whether none is. @throws Refused */
export async function replayWrong(options: DoorAddress, output: Output): Promise<boolean> {
  const { language } = options;
  const texts = CLI_TEXTS[language];
  const door = new PlatformDoor(options, output);
  const totals = { accepted: 0, duplicate: 0, rejected: 0, free: 0, parked: 0 };
  const digits = (count: number) => inDigits(count, language);
  const progress = () => {
    const { accepted, duplicate, rejected, free, parked } = totals;
    output.progress(texts.looked(digits(accepted + duplicate + rejected), digits(free + parked)));
  };
  await eachPortion<{ events: readonly ReplayedEvent[] }>(door, '/ingest/rejected/replay', output, ({ events }) => {
    for (const { id, outcome, errors = [] } of events) {
      totals[outcome] += 1;
      if (outcome === 'rejected') output.out(`${id ?? texts.noId}: ${inWords(errors)}`);
    }
    progress();
  });
  await eachPortion<{ keys: readonly ReplayedKey[] }>(door, '/ingest/parked/replay', output, ({ keys }) => {
    for (const { key, left, reason } of keys) {
      totals[left === 0 ? 'free' : 'parked'] += 1;
      if (left > 0) output.out(texts.parkedKey(key, digits(left), reason ?? ''));
    }
    progress();
  });
  output.err(texts.replayedEvents(digits(totals.accepted), digits(totals.duplicate), digits(totals.rejected)));
  output.err(texts.replayedKeys(digits(totals.free), digits(totals.parked)));
  return totals.rejected + totals.parked === 0 && !output.unread.aborted;
}

/** Drops a rejected event, or the one that a key is parked for; whether nothing else is wrong with the key. @throws Refused */
export async function discardWrong(
  options: DoorAddress & { readonly event: string },
  output: Output,
): Promise<boolean> {
  const { event, language } = options;
  const texts = CLI_TEXTS[language];
  const door = new PlatformDoor(options, output);
  if (event.includes('-')) {
    await door.delete(`/ingest/rejected/${event}`);
    output.err(texts.discardedRejected(event));
    return true;
  }
  const { key } = await door.delete<{ key: (ReplayedKey & { handled: number }) | null }>(
    `/ingest/parked/events/${event}`,
  );
  if (key === null) {
    output.err(texts.discardedBefore(event));
    return true;
  }
  output.err(texts.discarded(event, inDigits(key.handled, language)));
  if (key.left > 0) output.out(texts.parkedKey(key.key, inDigits(key.left, language), key.reason ?? ''));
  return key.left === 0;
}

async function eachPortion<T extends object>(
  door: PlatformDoor,
  path: string,
  { unread }: Output,
  look: (portion: T) => void,
): Promise<void> {
  for (let after: string | null | undefined; after !== null && !unread.aborted;) {
    const portion: T & { readonly next: string | null } = await door.post(path, after === undefined ? {} : { after });
    look(portion);
    after = portion.next;
  }
}
