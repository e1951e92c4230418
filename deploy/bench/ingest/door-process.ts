import { Messaging } from '#messaging';
import { bootstrap } from '#platform';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';

// The door alone: counting the same events costs this process several times as much, and has figures of its own.
Messaging.prototype.subscribe = () => undefined;

await bootstrap(serviceMetrics);
