import { defineRequestEvent } from './request-event.js';

/** A citizen handed a request in. */
export const RequestReceived = defineRequestEvent('teladan.service.request-received.v1');
