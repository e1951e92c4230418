import { bootstrap } from '#platform';
import { appraisal } from './service.js';

await bootstrap(appraisal);
