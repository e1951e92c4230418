/** Random numbers that are the same for the same seed and purpose, on every machine. */
export interface Seeded {
  /** From 0 up to 1. */
  share(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** From a normal distribution of mean 0 and deviation 1. */
  normal(): number;
  /** One of them; throws when there are none. */
  oneOf<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** FNV-1a: neighbouring seeds give unlike streams. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
};

/** Mulberry32. */
const shares = (start: number) => (): number => {
  start = (start + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(start ^ (start >>> 15), start | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
};

export const seeded = (seed: number, purpose: string): Seeded => {
  const share = shares(hash(`${seed}/${purpose}`));
  const whole = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1));
  const oneOf = <T>(items: readonly T[]): T => {
    const [found] = items.slice(whole(0, items.length - 1));
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  return {
    share,
    whole,
    oneOf,
    // Box-Muller; 1 - share() is never 0, of which there is no logarithm.
    normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: share() }))
        .sort((left, right) => left.place - right.place)
        .map(({ item }) => item),
  };
};
