import { eligibility } from './eligibility/eligibility.js';
import { eventStreams } from './event-streams/event-streams.js';
import { eventToScreen } from './event-to-screen/event-to-screen.js';
import { floods } from './floods/floods.js';
import type { Measurement } from './ground.js';
import { historyImport } from './history-import/history-import.js';
import { ingest } from './ingest/ingest.js';
import { periodClose } from './period-close/period-close.js';
import { relay } from './relay/relay.js';
import { serviceEvents } from './service-events/service-events.js';

/** In the order in which they are run. */
export const MEASUREMENTS: readonly Measurement[] = [
  serviceEvents,
  relay,
  eligibility,
  periodClose,
  eventStreams,
  eventToScreen,
  historyImport,
  ingest,
  floods,
];
