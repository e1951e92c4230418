import { isNativeError } from 'node:util/types';

/** Also true for errors of another realm, as test runners and worker threads pass them, and for Fastify's, which are objects. */
export const isError = (thrown: unknown): thrown is Error => isNativeError(thrown) || thrown instanceof Error;
