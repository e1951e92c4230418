import { Problem } from './problem.js';
import { isError } from './is-error.js';

const RETRY_SOON = { 'retry-after': '1' };
const RETRY_LATER = { 'retry-after': '5' };

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

// node-postgres gives these no code.
const LOST_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Connection is not established)/;

const sqlState = (code: string): Problem | undefined => {
  if (code === '40001' || code === '40P01' || code === '55P03')
    return new Problem(503, 'BUSY', {}, { headers: RETRY_SOON });
  if (code === '23505') return new Problem(409, 'CONFLICT');
  // 08 connection, 53 out of resources, 57 stopped by an operator or a timeout.
  if (/^(08|53|57)\w{3}$/.test(code)) return new Problem(503, 'DATABASE_UNAVAILABLE', {}, { headers: RETRY_LATER });
  return undefined;
};

const fieldsOf = (error: object) => error as { readonly code?: unknown; readonly driverError?: unknown };

/** What an error of PostgreSQL or Kafka means to a caller; undefined when it is a mistake of ours. */
export function outageOf(error: unknown): Problem | undefined {
  if (!isError(error)) return undefined;
  if (error.name.startsWith('KafkaJS')) return new Problem(503, 'EVENTS_UNAVAILABLE', {}, { headers: RETRY_LATER });
  const { code, driverError } = fieldsOf(error);
  if (driverError !== undefined && driverError !== error) return outageOf(driverError);
  if (typeof code === 'string' && NETWORK.has(code)) {
    return new Problem(503, 'DATABASE_UNAVAILABLE', {}, { headers: RETRY_LATER });
  }
  if (LOST_CONNECTION.test(error.message)) {
    return new Problem(503, 'DATABASE_UNAVAILABLE', {}, { headers: RETRY_LATER });
  }
  return typeof code === 'string' ? sqlState(code) : undefined;
}
