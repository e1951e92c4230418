import { createHash } from 'node:crypto';

/** Of a slot: three words of the key's hash, which no two keys share, and the line. */
const WORDS = 4;
const HASH_WORDS = 3;
const FIRST_SLOTS = 1_024;

/**
 * In which line each key came first. A slot takes 16 bytes, outside of V8's heap, and a third of them at least is free: a
 * million keys take 32 MB, and 48 for the moment in which the table grows to that.
 */
export class FirstLines {
  #table = new Uint32Array(WORDS * FIRST_SLOTS);
  #keys = 0;

  /** The line in which the key came before; undefined when this is the first one, which is kept. */
  before(key: string, line: number): number | undefined {
    const hash = hashOf(key);
    const slot = slotOf(this.#table, hash);
    const known = this.#table[slot + HASH_WORDS] ?? 0;
    if (known > 0) return known;
    this.#table.set([...hash, line], slot);
    this.#keys += 1;
    if (3 * WORDS * this.#keys > 2 * this.#table.length) this.#grow();
    return undefined;
  }

  get bytes(): number {
    return this.#table.byteLength;
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#table.length);
    for (let at = 0; at < this.#table.length; at += WORDS) {
      const entry = this.#table.subarray(at, at + WORDS);
      if (entry[HASH_WORDS] !== 0) larger.set(entry, slotOf(larger, entry));
    }
    this.#table = larger;
  }
}

const hashOf = (key: string): Uint32Array => {
  const digest = createHash('sha256').update(key).digest();
  return Uint32Array.from({ length: HASH_WORDS }, (_, word) => digest.readUInt32LE(4 * word));
};

/** Where the hash stands, or the free slot where it belongs; lines begin at 1, so 0 is free. */
function slotOf(table: Uint32Array, hash: Uint32Array): number {
  const mask = table.length / WORDS - 1;
  for (let slot = (hash[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
    const at = WORDS * slot;
    const isHere = table[at] === hash[0] && table[at + 1] === hash[1] && table[at + 2] === hash[2];
    if (isHere || table[at + HASH_WORDS] === 0) return at;
  }
}
