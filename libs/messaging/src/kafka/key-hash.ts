const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** The 32-bit murmur2 of Kafka's own client, without its sign: its rest by the number of partitions is the key's partition. */
export function hashOfKey(key: string): number {
  if (3 * key.length <= SCRATCH.length) return hashOfBytes(SCRATCH, 0, SCRATCH.write(key));
  const bytes = Buffer.from(key);
  return hashOfBytes(bytes, 0, bytes.length);
}

/** The same of a key that lies from `start` to before `end`. */
export function hashOfBytes(bytes: Buffer, start: number, end: number): number {
  const whole = start + ((end - start) & ~3);
  let hash = SEED ^ (end - start);
  for (let at = start; at < whole; at += 4) {
    const part = Math.imul(bytes.readInt32LE(at), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(part ^ (part >>> 24), MULTIPLIER);
  }
  if (whole < end) {
    for (let at = whole; at < end; at += 1) hash ^= (bytes[at] ?? 0) << (8 * (at - whole));
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

/** For keys as they usually are: a piece of memory for each would cost more than its reckoning. */
const SCRATCH = Buffer.alloc(1024);
