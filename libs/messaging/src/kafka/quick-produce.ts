import { createRequire } from 'node:module';
import { giveBack } from './give-back.js';
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

/** How the client reads an answer. */
interface ProtocolResponse {
  readonly decode: (answer: unknown) => Promise<unknown>;
}

interface Definition {
  protocol: (of: { readonly version: number }) => (request: ProduceRequest) => {
    readonly request: ProtocolRequest;
    readonly response: ProtocolResponse;
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
    let sent: Buffer | undefined;
    const encode = (): Promise<Encoded> => {
      sent = encodeProduce(request, Date.now());
      return Promise.resolve({ buf: sent, buffer: sent });
    };
    const decode = (answer: unknown): Promise<unknown> => {
      // Whatever the answer says: the broker has read the request to its end.
      if (sent) giveBack(sent);
      sent = undefined;
      return whole.response.decode(answer);
    };
    return { request: { ...whole.request, encode }, response: { ...whole.response, decode } };
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
