import { bootstrap } from '#platform';
import { targetSetting } from './service.js';

await bootstrap(targetSetting);
