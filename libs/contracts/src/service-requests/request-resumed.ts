import { defineRequestEvent } from './request-event.js';

/** The applicant brought it back: the clock runs again. */
export const RequestResumed = defineRequestEvent('teladan.service.request-resumed.v1');
