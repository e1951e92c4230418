import type { Measurement } from './ground.js';
import { relay } from './relay/relay.js';
import { serviceEvents } from './service-events/service-events.js';

/** In the order in which they are run. */
export const MEASUREMENTS: readonly Measurement[] = [serviceEvents, relay];
