import { defineRequestEvent } from './request-event.js';

/** The document was issued: the clock ends. */
export const RequestFinished = defineRequestEvent('teladan.service.request-finished.v1');
