import { ok, refused, type Result, type Violation } from '#civil-service';

/** What a dashboard may hear. */
export interface Scopes {
  readonly eventTypes: readonly string[];
  /** Each with all below it. Null is every unit, and also what belongs to none that is known. */
  readonly unitIds: readonly string[] | null;
  /** Without it the ids of employees are left out of what it hears. */
  readonly personalData: boolean;
}

export interface UnitAsked {
  readonly id: string;
  readonly code: string;
  /** Itself and all above it, as they are now. */
  readonly path: readonly string[];
}

/** What a reader asks for within its dashboard's scopes; what is left out is everything that it may hear. */
export interface Wanted {
  readonly types?: readonly string[] | undefined;
  readonly units?: readonly UnitAsked[] | undefined;
  /** `2025`, which includes its quarters, or `2025-Q1`. */
  readonly period?: string | undefined;
}

/** What one reader hears, decided once when it begins. */
export interface Audience {
  readonly types: readonly string[];
  /** The units of its dashboard's scopes, each with all below it. Null is every unit. */
  readonly scopeIds: readonly string[] | null;
  /** Those that it asked for, likewise. Null when it asked for none. */
  readonly unitIds: readonly string[] | null;
  readonly period: string | null;
  readonly personalData: boolean;
}

/** What an entry of the feed is chosen by. */
export interface Addressed {
  readonly type: string;
  /** Its unit and all above it as they were when it was heard; empty when its unit is not known. */
  readonly unitPath: readonly string[];
  /** Where more of its path became known: as much as was known when it was told before. Null when it is told first. */
  readonly toldPath: readonly string[] | null;
  readonly period: string | null;
}

/** The first type that a dashboard without personal data may not have. */
export function checkScopes(
  { eventTypes, personalData }: Scopes,
  needsPersonalData: (type: string) => boolean,
): Result<true> {
  const at = personalData ? -1 : eventTypes.findIndex(needsPersonalData);
  const type = eventTypes[at];
  if (type === undefined) return ok(true);
  return refused({ code: 'TYPE_NEEDS_PERSONAL_DATA', field: `/eventTypes/${at}`, params: { type } });
}

/**
 * Asking for more than the scopes is refused rather than answered with less: silence would look like "nothing happened".
 *
 * @param typesField by which name the types were asked for, as a JSON pointer
 */
export function audienceOf(
  scopes: Scopes,
  { types, units, period }: Wanted,
  typesField: '/type' | '/types',
): Result<Audience> {
  const strange = types?.findIndex((type) => !scopes.eventTypes.includes(type)) ?? -1;
  const type = types?.[strange];
  if (type !== undefined) return refused(outside('TYPE_OUTSIDE_SCOPE', `${typesField}/${strange}`, { type }));
  const foreign = units?.find(({ path }) => !isWithin(scopes.unitIds, path));
  if (foreign !== undefined) return refused(outside('UNIT_OUTSIDE_SCOPE', '/unit', { unit: foreign.code }));
  return ok({
    types: [...new Set(types ?? scopes.eventTypes)].sort(),
    scopeIds: sortedOrNull(scopes.unitIds),
    unitIds: sortedOrNull(units?.map(({ id }) => id) ?? null),
    period: period ?? null,
    personalData: scopes.personalData,
  });
}

const outside = (code: string, field: string, params: Record<string, string>): Violation => ({ code, field, params });

/** Whether they allow the same, in whatever order they name it. */
export const isSameScopes = (left: Scopes, right: Scopes): boolean =>
  left.personalData === right.personalData &&
  String([...left.eventTypes].sort()) === String([...right.eventTypes].sort()) &&
  JSON.stringify(sortedOrNull(left.unitIds)) === JSON.stringify(sortedOrNull(right.unitIds));

const sortedOrNull = (ids: readonly string[] | null): readonly string[] | null =>
  ids === null ? null : [...new Set(ids)].sort();

const isWithin = (ids: readonly string[] | null, path: readonly string[]): boolean =>
  ids === null || path.some((id) => ids.includes(id));

const isAbove = ({ scopeIds, unitIds }: Audience, path: readonly string[]): boolean =>
  isWithin(scopeIds, path) && isWithin(unitIds, path);

/** A path only ever grows, so that of all entries of one event each audience hears exactly one, or none. */
export const hears = (audience: Audience, { type, unitPath, toldPath, period }: Addressed): boolean =>
  audience.types.includes(type) &&
  isAbove(audience, unitPath) &&
  !(toldPath !== null && isAbove(audience, toldPath)) &&
  (audience.period === null || period === audience.period || period?.startsWith(`${audience.period}-`) === true);

/** Readers with the same key are sent the same bytes. */
export const audienceKey = ({ types, scopeIds, unitIds, period, personalData }: Audience): string =>
  JSON.stringify([types, scopeIds, unitIds, period, personalData]);
