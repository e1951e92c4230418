import { bootstrap } from '#platform';
import { development } from './service.js';

await bootstrap(development);
