/** What the demo reads of Disdukcapil and its people, by the read doors of the services. */

export const DEPARTMENT = 'disdukcapil';
export const SERVICE = 'akta-kelahiran';
export const YEAR = 2025;

export interface Person {
  readonly employeeId: string;
  readonly name: string;
  readonly positionCode: string;
  readonly positionKind: string;
  readonly unitId: string;
}

/** Disdukcapil with all units below it. */
export interface Department {
  readonly unitIds: readonly string[];
  readonly unitCodes: readonly string[];
  /** All who work there, in the same order on every run of a seed. */
  readonly people: readonly Person[];
  /** Those at the counter for birth certificates. */
  readonly officers: readonly Person[];
}
