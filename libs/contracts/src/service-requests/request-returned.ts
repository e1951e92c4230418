import { defineRequestEvent } from './request-event.js';

/** The request went back to the applicant: the clock pauses. */
export const RequestReturned = defineRequestEvent('teladan.service.request-returned.v1');
