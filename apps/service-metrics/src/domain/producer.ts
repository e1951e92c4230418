import type { ServiceCode } from '#civil-service';

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
