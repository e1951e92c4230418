import type { Measurement } from './ground.js';

/** In the order in which they are run. */
export const MEASUREMENTS: readonly Measurement[] = [];
