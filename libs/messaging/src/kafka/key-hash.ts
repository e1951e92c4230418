const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** The 32-bit murmur2 of Kafka's own client, without its sign: its rest by the number of partitions is the key's partition. */
export function hashOfKey(key: string): number {
  if (3 * key.length <= SCRATCH.length) return murmur2(SCRATCH, SCRATCH.write(key)) & 0x7fffffff;
  const bytes = Buffer.from(key);
  return murmur2(bytes, bytes.length) & 0x7fffffff;
}

/** For keys as they usually are: a piece of memory for each would cost more than its reckoning. */
const SCRATCH = Buffer.alloc(1024);

function murmur2(data: Buffer, length: number): number {
  const whole = length & ~3;
  let hash = SEED ^ length;
  for (let at = 0; at < whole; at += 4) {
    const part = Math.imul(data.readInt32LE(at), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(part ^ (part >>> 24), MULTIPLIER);
  }
  if (whole < length) {
    for (let at = whole; at < length; at += 1) hash ^= (data[at] ?? 0) << (8 * (at - whole));
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}
