import { createRequire } from 'node:module';
import { encodeProduce, type ProduceRequest } from './produce-request.js';

interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

export interface ProtocolRequest {
  readonly encode: () => Promise<Encoded>;
}

interface Definition {
  protocol: (of: { readonly version: number }) => (request: ProduceRequest) => {
    readonly request: ProtocolRequest;
    readonly response: unknown;
  };
}

/** From this version on messages lie in record batches. */
const FIRST_VERSION = 3;

const isPlain = ({ compression = 0, transactionalId, topicData }: ProduceRequest): boolean =>
  compression === 0 &&
  transactionalId == null &&
  topicData.every(({ partitions }) =>
    partitions.every(({ messages }) => messages.every(({ timestamp }) => timestamp === undefined)),
  );

const definition = createRequire(import.meta.url)('kafkajs/src/protocol/requests/produce/index.js') as Definition;

/** As the Kafka client writes it by itself. */
export const slowProtocol = definition.protocol;

/**
 * Puts our writer of Produce requests in the place of the Kafka client's, which takes a buffer of half a kilobyte for each
 * header of each message. The bytes are the same (a spec compares them), and everything about the request but its bytes is the
 * client's own.
 */
export function produceQuickly(): void {
  definition.protocol = (of) => {
    const slow = slowProtocol(of);
    if (of.version < FIRST_VERSION) return slow;
    return (request) => {
      const whole = slow(request);
      if (!isPlain(request)) return whole;
      const encode = (): Promise<Encoded> => {
        const bytes = encodeProduce(request, Date.now());
        return Promise.resolve({ buf: bytes, buffer: bytes });
      };
      return { ...whole, request: { ...whole.request, encode } };
    };
  };
}
