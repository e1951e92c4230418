import { bootstrap } from '#platform';
import { personnel } from './service.js';

await bootstrap(personnel);
