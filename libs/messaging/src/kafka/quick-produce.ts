import { createRequire } from 'node:module';
import { PackedPart } from './packed-part.js';
import { encodeProduce, type ProduceRequest } from './produce-request.js';
import { writeBeforeRequests } from './room-before.js';

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
    partitions.every(
      ({ messages }) => messages instanceof PackedPart || messages.every(({ timestamp }) => timestamp === undefined),
    ),
  );

/** @throws for what the client's own writer cannot write */
const withoutPacked = (request: ProduceRequest): ProduceRequest => {
  const isPacked = request.topicData.some(({ partitions }) =>
    partitions.some(({ messages }) => messages instanceof PackedPart),
  );
  if (isPacked)
    throw new Error('packed messages cannot be sent compressed, in a transaction, or to a broker before 0.11');
  return request;
};

const definition = createRequire(import.meta.url)('kafkajs/src/protocol/requests/produce/index.js') as Definition;

/** As the Kafka client writes it by itself. */
export const slowProtocol = definition.protocol;

export const quickProtocol: Definition['protocol'] = (of) => {
  const slow = slowProtocol(of);
  return (request) => {
    if (of.version < FIRST_VERSION || !isPlain(request)) return slow(withoutPacked(request));
    const whole = slow(request);
    const encode = (): Promise<Encoded> => {
      const bytes = encodeProduce(request, Date.now());
      return Promise.resolve({ buf: bytes, buffer: bytes });
    };
    return { ...whole, request: { ...whole.request, encode } };
  };
};

/**
 * Puts our writer of Produce requests in the place of the Kafka client's, which takes a buffer of half a kilobyte for each
 * header of each message. The bytes are the same (a spec compares them), and everything about the request but its bytes is the
 * client's own.
 */
export function produceQuickly(): void {
  definition.protocol = quickProtocol;
  writeBeforeRequests();
}
