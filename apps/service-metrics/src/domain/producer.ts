import type { ServiceCode, Violation } from '#civil-service';

/** One program of a department, and what it may send. */
export interface Permissions {
  /** The CloudEvents source that all its events bear. */
  readonly source: string;
  readonly eventTypes: readonly string[];
  /** Services in the register of standards. */
  readonly serviceCodes: readonly ServiceCode[];
}

/** `/departments/<unit's code>/<producer's name>`, in lower case. It stays as it is when the unit's code changes. */
export const sourceOf = (unitCode: string, name: string): string => `/departments/${unitCode}/${name}`.toLowerCase();

/** One to show and one to go over to while every machine is told the new one. */
export const MOST_VALID_CREDENTIALS = 2;

/** What is said at every door of an event that its producer may not send. */
export const notOwnSource = (own: string): Violation => ({ code: 'SOURCE_NOT_OWN', field: '/source', params: { own } });

export const typeNotAllowed = (type: string): Violation => ({
  code: 'EVENT_TYPE_NOT_ALLOWED',
  field: '/type',
  params: { type },
});

export const serviceNotAllowed = (code: ServiceCode): Violation => ({
  code: 'SERVICE_NOT_ALLOWED',
  field: '/data/serviceCode',
  params: { code },
});
