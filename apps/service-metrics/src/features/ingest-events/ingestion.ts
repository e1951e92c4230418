import { Injectable } from '@nestjs/common';
import type { Violation } from '#civil-service';
import { Intake, type OutsideEvent, type Transaction, Turns, UnitOfWork } from '#messaging';
import { outageOf } from '#platform';
import { Clock } from '../../clock.js';
import type { Inadmissible, Services } from '../../domain/admission.js';
import { ingestedId, recordNewIds } from '../../persistence/ingested-events.js';
import type { Producer } from '../../persistence/producers.js';
import { keepRejected } from '../../persistence/rejected-events.js';
import { registeredServices } from '../../persistence/standards.js';
import { type CheckedEvent, checkEvent } from './check-event.js';
import type { OutcomeKind } from './event-outcome.js';
import { Gathering } from './gathering.js';
import { attributeOf } from './printable.js';
import { MOST_EVENTS } from './read-request.js';

export interface Outcome {
  readonly outcome: OutcomeKind;
  /** Why it was rejected. */
  readonly violations: readonly Violation[];
  /** Whether a rejected event is kept. */
  readonly kept: boolean;
}

const RIGHT = { violations: [], kept: false } as const;

/** What one request brings. */
interface Batch {
  readonly producer: Producer;
  readonly events: readonly unknown[];
}

type Batches = readonly [Batch, ...Batch[]];
type OutcomesOfBatch = readonly Outcome[];

/**
 * Takes events in: each is accepted once, by source and id, and only after Kafka has acknowledged it. The ids, the rejected
 * events and the acknowledgement commit together or not at all. A death between Kafka and the commit leaves messages whose
 * ids nobody recorded: sent again they are accepted again, and the consumer's inbox drops them by the same source and id.
 */
@Injectable()
export class Ingestion {
  private readonly gathering: Gathering<Batch, OutcomesOfBatch>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly intake: Intake,
    private readonly turns: Turns,
    private readonly clock: Clock,
  ) {
    this.gathering = new Gathering(turns, {
      take: (batches) => this.together(batches),
      isOfAll: (error) => outageOf(error) !== undefined,
      weigh: ({ events }) => events.length,
      most: MOST_EVENTS,
    });
  }

  /** In the order of the events. @throws Problem 429 when others keep it from its turn; a Kafka error when in doubt */
  take(producer: Producer, events: readonly unknown[]): Promise<OutcomesOfBatch> {
    return this.gathering.take({ department: producer.topic, line: producer.producerId }, { producer, events });
  }

  /** Requests of one producer; those that wait together cost one transaction and one send. */
  private together(batches: Batches): Promise<readonly OutcomesOfBatch[]> {
    return this.commit(async (tx) => {
      const checked: (readonly CheckedEvent[])[] = [];
      for (const { producer, events } of batches) checked.push(await this.check(tx, producer, events));
      const { outcomes, news } = await this.record(tx, checked.flat());
      const [{ producer }] = batches;
      const kept = await keepRejected(tx, producer, wrongOf(batches, checked));
      await this.send(producer, news);
      const [nextOutcome, nextKept] = [outcomes.values(), kept.values()];
      return checked.map((ofBatch) =>
        ofBatch.map((each) => ({
          outcome: nextOutcome.next().value ?? 'rejected',
          ...(each.ok ? RIGHT : { violations: each.violations, kept: nextKept.next().value === true }),
        })),
      );
    });
  }

  /**
   * By the rules of this moment. What a producer may send is in the register, and nothing is ever taken out of it: the whole
   * register is read only to tell what it does not hold from what is not this producer's.
   */
  async check(tx: Transaction, producer: Producer, events: readonly unknown[]): Promise<readonly CheckedEvent[]> {
    const now = this.clock.now().getTime();
    const by = (services: Services) => events.map((event) => checkEvent(event, { producer, services, now }));
    const checked = by(new Set(producer.serviceCodes));
    return checked.some(isOfUnknownService) ? by(await registeredServices(tx)) : checked;
  }

  inTurn<T>({ topic }: Producer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.turns.run(topic, () => this.commit(work));
  }

  private commit<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.commit(async (tx) => ({ value: await work(tx), events: [] }));
  }

  /** The first of each id is accepted, unless its id was recorded before. */
  async record(
    tx: Transaction,
    checked: readonly CheckedEvent[],
  ): Promise<{ outcomes: readonly OutcomeKind[]; news: readonly OutsideEvent[] }> {
    const keys = checked.map((each) => (each.ok ? keyOf(each.value) : undefined));
    const unheard = await recordNewIds(
      tx,
      keys.filter((key) => key !== undefined),
    );
    const outcomes = keys.map((key): OutcomeKind => {
      if (key === undefined) return 'rejected';
      return unheard.delete(key) ? 'accepted' : 'duplicate';
    });
    const news = checked.flatMap((each, index) => (each.ok && outcomes[index] === 'accepted' ? [each.value] : []));
    return { outcomes, news };
  }

  /** The last step before the commit, so that nothing but the commit can fail after it. */
  send({ topic }: Producer, news: readonly OutsideEvent[]): Promise<void> {
    return this.intake.send(topic, news);
  }
}

const isOfUnknownService = (checked: CheckedEvent): boolean =>
  !checked.ok && checked.violations.some(({ code }) => code === ('EVENT_SERVICE_UNKNOWN' satisfies Inadmissible));

const keyOf = ({ source, id }: OutsideEvent): string => ingestedId(source, id);

const wrongOf = (batches: Batches, checked: readonly (readonly CheckedEvent[])[]) =>
  batches.flatMap(({ events }, n) =>
    (checked[n] ?? []).flatMap((each, index) =>
      each.ok ? [] : [asRejected({ event: events[index], violations: each.violations })],
    ),
  );

const asRejected = ({ event, violations }: { event: unknown; violations: readonly Violation[] }) => ({
  event,
  violations,
  id: attributeOf(event, 'id'),
  source: attributeOf(event, 'source'),
  type: attributeOf(event, 'type'),
});
