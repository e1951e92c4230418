import { bootstrap } from '#platform';
import { serviceMetrics } from './service.js';

await bootstrap(serviceMetrics);
