import type { ServiceCode, Violation } from '#civil-service';
import { notOwnSource, type Permissions, serviceNotAllowed, typeNotAllowed } from './producer.js';

export interface RegisteredProducer extends Permissions {
  readonly name: string;
  /** Its registration is over: nothing is taken from it until it is registered again. */
  readonly hasEnded: boolean;
}

interface Terms {
  readonly ended: Violation | undefined;
  readonly eventTypes: ReadonlySet<string>;
  readonly serviceCodes: ReadonlySet<string>;
}

/**
 * What a department's producers may send, by their sources. One that never had a producer has given nobody a credential:
 * what its topic holds was let in by the administrator of Kafka himself, and is taken as it is.
 */
export class Registrations {
  private readonly bySource: ReadonlyMap<string, Terms>;

  constructor(private readonly producers: readonly RegisteredProducer[]) {
    this.bySource = new Map(producers.map((producer) => [producer.source, termsOf(producer)]));
  }

  /** Why nobody with this source may send an event of this type. */
  whyNotSent(source: string, type: string): Violation | undefined {
    if (this.bySource.size === 0) return undefined;
    const terms = this.bySource.get(source);
    if (terms === undefined) return notOwnSource(this.sources());
    return terms.ended ?? (terms.eventTypes.has(type) ? undefined : typeNotAllowed(type));
  }

  /** Why the producer with this source may not speak of this service. */
  whyNotOf(source: string, serviceCode: ServiceCode): Violation | undefined {
    const terms = this.bySource.get(source);
    return terms === undefined || terms.serviceCodes.has(serviceCode) ? undefined : serviceNotAllowed(serviceCode);
  }

  private sources(): string {
    const speaking = this.producers.filter(({ hasEnded }) => !hasEnded);
    const named = speaking.length > 0 ? speaking : this.producers;
    return named.map(({ source }) => source).join(', ');
  }
}

const termsOf = ({ name, hasEnded, eventTypes, serviceCodes }: RegisteredProducer): Terms => ({
  ended: hasEnded ? { code: 'PRODUCER_ENDED', field: '/source', params: { name } } : undefined,
  eventTypes: new Set(eventTypes),
  serviceCodes: new Set(serviceCodes),
});
