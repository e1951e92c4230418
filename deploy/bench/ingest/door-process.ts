import { Messaging } from '#messaging';
import { bootstrap } from '#platform';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';

// The door alone: counting the same events takes processor time of this process too, and has figures of its own.
Messaging.prototype.subscribe = () => undefined;

await bootstrap(serviceMetrics);
