import { bootstrap } from '#platform';
import { subscriptions } from './service.js';

await bootstrap(subscriptions);
