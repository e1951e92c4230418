import { bootstrap } from '#platform';
import { gateway } from './service.js';

await bootstrap(gateway);
