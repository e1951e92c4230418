import { crc32c } from '@node-rs/crc32';
import { ByteWriter, MOST_BEFORE_CONTENT } from './byte-writer.js';
import { PackedPart } from './packed-part.js';
import { plainRecords } from './plain-records.js';
import { type ProducedMessage, RecordWriter } from './record-writer.js';
import { withRoomBefore } from './room-before.js';

export interface ProducedPartition {
  readonly partition: number;
  /** Of the first message, by which the broker knows what it has already. */
  readonly firstSequence?: number;
  readonly messages: readonly ProducedMessage[] | PackedPart;
}

/** What the Kafka client asks its protocol to write. */
export interface ProduceRequest {
  readonly acks: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly compression?: number;
  readonly transactionalId?: string | null | undefined;
  /** A whole number, which may be larger than a number is exact. */
  readonly producerId?: { toString(): string };
  readonly producerEpoch?: number;
  readonly topicData: readonly { readonly topic: string; readonly partitions: readonly ProducedPartition[] }[];
}

const MAGIC = 2;

/** Bytes that usually suffice for what a request holds besides messages. */
const BESIDE_MESSAGES = 4 * 1024;

/** A Produce request, version 3 to 7, without compression, transaction and times of its messages' own. */
export function encodeProduce(request: ProduceRequest, now: number): Buffer {
  const packed = packedBytesOf(request);
  const writer = packed === 0 ? new ByteWriter() : new ByteWriter(packed + BESIDE_MESSAGES);
  return withRoomBefore(writer, () => writeRequest(writer, request, BigInt(now)));
}

function writeRequest(writer: ByteWriter, request: ProduceRequest, now: bigint): void {
  const { acks, timeout, topicData } = request;
  const records = new RecordWriter(writer);
  writer.string(null);
  writer.int16(acks);
  writer.int32(timeout);
  writer.int32(topicData.length);
  for (const { topic, partitions } of topicData) {
    writer.string(topic);
    writer.int32(partitions.length);
    for (const partition of partitions) {
      writer.int32(partition.partition);
      writeBatch(writer, records, request, partition, now);
    }
  }
}

/** So that their buffer need not grow. */
const packedBytesOf = ({ topicData }: ProduceRequest): number => {
  let bytes = 0;
  for (const { partitions } of topicData) {
    for (const { messages } of partitions) {
      if (messages instanceof PackedPart) bytes += messages.bytes + messages.length * MOST_BEFORE_CONTENT;
    }
  }
  return bytes;
};

function writeBatch(
  writer: ByteWriter,
  records: RecordWriter,
  { producerId = -1, producerEpoch = 0 }: ProduceRequest,
  { firstSequence = 0, messages }: ProducedPartition,
  now: bigint,
): void {
  const sizeAt = openInt32(writer);
  writer.int64(0n);
  const lengthAt = openInt32(writer);
  writer.int32(0);
  writer.int8(MAGIC);
  const checksumAt = openInt32(writer);
  const checkedFrom = writer.length;
  writer.int16(0);
  writer.int32(messages.length - 1);
  writer.int64(now);
  writer.int64(now);
  writer.int64(BigInt(producerId.toString()));
  writer.int16(producerEpoch);
  writer.int32(firstSequence);
  writer.int32(messages.length);
  if (messages instanceof PackedPart) messages.write(writer);
  else writeRecords(writer, records, messages);
  writer.setInt32(writer.length - sizeAt - 4, sizeAt);
  writer.setInt32(writer.length - lengthAt - 4, lengthAt);
  writer.setUint32(crc32c(writer.bytes.subarray(checkedFrom)), checksumAt);
}

function writeRecords(writer: ByteWriter, records: RecordWriter, messages: readonly ProducedMessage[]): void {
  const plain = plainRecords(messages);
  if (plain === undefined) for (const [index, message] of messages.entries()) records.write(message, index);
  else writer.latin1(plain);
}

/** Room for a number that is known later; where it lies. */
const openInt32 = (writer: ByteWriter): number => {
  writer.int32(0);
  return writer.length - 4;
};
