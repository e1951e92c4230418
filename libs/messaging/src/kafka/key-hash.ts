const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** The 32-bit murmur2 of Kafka's own client, without its sign: its rest by the number of partitions is the key's partition. */
export const hashOfKey = (key: string): number => murmur2(Buffer.from(key)) & 0x7fffffff;

function murmur2(data: Buffer): number {
  const whole = data.length & ~3;
  let hash = SEED ^ data.length;
  for (let at = 0; at < whole; at += 4) {
    const part = Math.imul(data.readInt32LE(at), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(part ^ (part >>> 24), MULTIPLIER);
  }
  if (whole < data.length) {
    for (let at = whole; at < data.length; at += 1) hash ^= (data[at] ?? 0) << (8 * (at - whole));
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}
