import { Injectable } from '@nestjs/common';
import type { Violation } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Producer } from '../../persistence/producers.js';
import {
  forgetReplayed,
  markReplayed,
  type Replayable,
  setErrors,
  takeRejected,
} from '../../persistence/replayed-events.js';
import type { OutcomeKind } from '../ingest-events/event-outcome.js';
import { Ingestion, outcomesOf } from '../ingest-events/ingestion.js';
import { Reader } from '../ingest-events/reading/reader.js';
import { MOST_REPLAYED } from './replay-bodies.js';

export interface Replayed {
  readonly rejectedId: string;
  readonly event: unknown;
  readonly outcome: OutcomeKind;
  readonly violations: readonly Violation[];
}

export interface Portion {
  readonly events: readonly Replayed[];
  readonly next: string | null;
}

/** Holds rejected events against today's rules and takes in those that pass; replaying twice changes nothing. */
@Injectable()
export class RejectedReplay {
  constructor(
    private readonly ingestion: Ingestion,
    private readonly reader: Reader,
  ) {}

  replay(producer: Producer, ids: readonly string[] | undefined, after: string | undefined): Promise<Portion> {
    return this.ingestion.inTurn(producer, async (tx) => {
      await forgetReplayed(tx, producer);
      const found = await takeRejected(tx, producer, { ids, after, limit: MOST_REPLAYED + 1 });
      const portion = found.slice(0, MOST_REPLAYED);
      const events = await this.takeIn(tx, producer, portion);
      return { events, next: found.length > MOST_REPLAYED ? (portion.at(-1)?.id ?? null) : null };
    });
  }

  private async takeIn(tx: Transaction, producer: Producer, portion: readonly Replayable[]): Promise<Replayed[]> {
    const events = portion.map(({ event }) => JSON.parse(event) as unknown);
    const recorded = await this.ingestion.record(tx, [this.reader.again(producer, events)]);
    const outcomes = recorded.flatMap(outcomesOf);
    const violations = new Map(recorded.flatMap(({ wrong }) => wrong.map((each) => [each.place, each.violations])));
    const replayed = portion.map(({ id: rejectedId }, place) => ({
      rejectedId,
      event: events[place],
      outcome: outcomes[place] ?? 'rejected',
      violations: violations.get(place) ?? [],
    }));
    const still = replayed.filter(({ outcome }) => outcome === 'rejected');
    const done = replayed.filter(({ outcome }) => outcome !== 'rejected');
    await setErrors(
      tx,
      still.map(({ rejectedId: id, violations }) => ({ id, violations })),
    );
    await markReplayed(
      tx,
      done.map(({ rejectedId }) => rejectedId),
    );
    await this.ingestion.send(producer, recorded);
    return replayed;
  }
}
