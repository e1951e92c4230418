import { defineRequestEvent } from './request-event.js';

/** The requirements were declared complete: the clock starts (Permendagri 19/2018). */
export const RequirementsCompleted = defineRequestEvent('teladan.service.requirements-completed.v1');
