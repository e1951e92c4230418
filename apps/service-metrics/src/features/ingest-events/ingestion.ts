import { Injectable } from '@nestjs/common';
import { giveBack } from '#messaging/packing';
import { Intake, type Transaction, Turns, UnitOfWork } from '#messaging';
import { outageOf } from '#platform';
import { recordIds } from '../../persistence/ingested-events.js';
import type { Producer } from '../../persistence/producers.js';
import { keepRejected } from '../../persistence/rejected-events.js';
import type { OutcomeKind } from './event-outcome.js';
import { Gathering } from './gathering.js';
import type { Unread } from './reading/read-body.js';
import { MOST_EVENTS, type ReadEvents, type WrongEvent } from './reading/read-events.js';
import { type Arrived, Reader } from './reading/reader.js';
import { unregisteredToldApart } from './unregistered-service.js';

/** What became of a request's events; those that are neither are accepted. */
export interface Taken {
  readonly read: ReadEvents;
  /** Places among all. */
  readonly duplicates: readonly number[];
  readonly wrong: readonly WrongEvent[];
  /** Whether each wrong one is kept; none when they are kept already. */
  readonly kept: readonly boolean[];
}

/** Of each event, in order. */
export function outcomesOf({ read: { count }, duplicates, wrong }: Taken): readonly OutcomeKind[] {
  const outcomes = new Array<OutcomeKind>(count).fill('accepted');
  for (const place of duplicates) outcomes[place] = 'duplicate';
  for (const { place } of wrong) outcomes[place] = 'rejected';
  return outcomes;
}

interface Recorded extends Taken {
  /** Those to send, as places among the right ones. */
  readonly news: readonly number[];
}

/** What one request brings. */
interface Request extends Arrived {
  readonly producer: Producer;
}

/**
 * What stands in one line is taken together up to so many events: a transaction and a send cost much the same for some and for
 * thousands.
 */
const MOST_TOGETHER = 5 * MOST_EVENTS;

type Requests = readonly [Request, ...Request[]];

/**
 * Takes events in: each is accepted once, by source and id, and only after Kafka has acknowledged it. The ids, the rejected
 * events and the acknowledgement commit together or not at all. A death between Kafka and the commit leaves messages whose
 * ids nobody recorded: sent again they are accepted again, and the consumer's inbox drops them by the same source and id.
 */
@Injectable()
export class Ingestion {
  private readonly gathering: Gathering<Request, Taken>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly intake: Intake,
    private readonly turns: Turns,
    private readonly reader: Reader,
  ) {
    this.gathering = new Gathering(turns, {
      take: (requests) => this.together(requests),
      isOfAll: (error) => outageOf(error) !== undefined,
      weigh: ({ weight }) => weight,
      most: MOST_TOGETHER,
    });
  }

  /**
   * @throws Problem 400 or 413 when it is not even a list of things, 429 when others keep it from its turn; a Kafka error when
   * in doubt
   */
  async take(producer: Producer, unread: Unread): Promise<Taken> {
    const request = { ...this.reader.arrived(producer, unread), producer };
    return this.gathering.take({ department: producer.topic, line: producer.producerId }, request);
  }

  /** Of one producer; those that wait together cost one transaction and one send. */
  private async together(requests: Requests): Promise<readonly Taken[]> {
    const [{ producer }] = requests;
    const read = await Promise.all(requests.map((request) => request.read()));
    const taken = await this.commit(async (tx) => {
      const recorded = await this.record(tx, read);
      const all = await keepRejected(
        tx,
        producer,
        recorded.flatMap(({ wrong }) => wrong),
      );
      await this.send(producer, recorded);
      const next = all.values();
      return recorded.map((each) => ({ ...each, kept: each.wrong.map(() => next.next().value === true) }));
    });
    // Not before: after a failure each is tried again.
    for (const { messages } of read) giveBack(messages.bytes);
    return taken;
  }

  inTurn<T>({ topic }: Producer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.turns.run(topic, () => this.commit(work));
  }

  private commit<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.commit(async (tx) => ({ value: await work(tx), events: [] }));
  }

  /** The first of each id is accepted, unless its id was recorded before. */
  async record(tx: Transaction, all: readonly ReadEvents[]): Promise<readonly Recorded[]> {
    const fingerprints = all.map((read) => read.fingerprints);
    const known = new Set(await recordIds(tx, fingerprints));
    const toldApart = await unregisteredToldApart(
      tx,
      all.map(({ wrong }) => wrong),
    );
    let before = 0;
    return all.map((read, index) => {
      const [news, duplicates]: [number[], number[]] = [[], []];
      // Without an iterator, which makes a pair for each of thousands.
      for (let n = 0; n < read.right.length; n += 1) {
        if (known.has(before + n)) duplicates.push(read.right[n] ?? 0);
        else news.push(n);
      }
      before += read.right.length;
      return { read, news, duplicates, wrong: toldApart[index] ?? [], kept: [] };
    });
  }

  /** The last step before the commit, so that nothing but the commit can fail after it. */
  send({ topic }: Producer, recorded: readonly Recorded[]): Promise<void> {
    return this.intake.send(
      topic,
      recorded.map(({ read, news }) => ({ packed: read.messages, places: news })),
    );
  }
}
