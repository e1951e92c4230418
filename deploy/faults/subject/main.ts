import { bootstrap } from '#platform';
import { definitionOf } from './definition.js';
import { openWindows } from './open-windows.js';
import { ROLES } from './roles.js';
import { sabotage } from './sabotage.js';

/** `node main.js origin | middle | sink`: a service that is nothing but its messaging, with windows to be killed in. */
const role = ROLES.find((name) => name === process.argv[2]);
if (role === undefined) throw new Error(`the role is one of ${ROLES.join(', ')}`);
openWindows();
sabotage();
await bootstrap(definitionOf(role));
