import { defineRequestEvent } from './request-event.js';

/** The request ended without a document. */
export const RequestRejected = defineRequestEvent('teladan.service.request-rejected.v1');
