import { bootstrap } from '#platform';
import { rewards } from './service.js';

await bootstrap(rewards);
