import { Messaging } from '#messaging';
import { bootstrap } from '#platform';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';

// The door alone: counting the same events takes processor time of this process too, and has figures of its own.
Messaging.prototype.subscribe = () => undefined;

// What the door can do, and not what one department may have of it.
process.env.INGEST_KIB_PER_SECOND = '1048576';

await bootstrap(serviceMetrics);
