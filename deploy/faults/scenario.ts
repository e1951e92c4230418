import type { Seeded } from '../sample-city/seeded.js';
import type { Backing } from './backing.js';
import type { Finding } from './finding.js';
import type { Lane } from './lane.js';
import type { SmallDisk } from './small-disk.js';
import type { Tally } from './tally.js';

export interface Ground {
  readonly backing: Backing;
  readonly lanes: readonly [Lane, Lane];
  /** Undefined where none can be mounted. */
  readonly disks: { readonly kafka: SmallDisk; readonly postgres: SmallDisk } | undefined;
  readonly random: Seeded;
  readonly tally: Tally;
  readonly note: (detail: string) => void;
  /** Prints a line that stays: what is done when, so that a run can be followed and repeated. */
  readonly line: (text: string) => void;
}

/** One kind of violence, under traffic; afterwards everything is counted. */
export interface Scenario {
  readonly name: string;
  /** One plain sentence. */
  readonly proves: string;
  /** @returns what it found wrong by itself; the counting comes on top */
  readonly run: (ground: Ground) => Promise<readonly Finding[]>;
}
