import type { Position } from './position.js';

/** The posts that lines run through, by position code. */
export type Posts = ReadonlyMap<string, Pick<Position, 'kind' | 'reportsToCode'>>;

/** Active holders of posts of leadership, by position code. A post that is missing here is vacant. */
export type Leaders<Person> = ReadonlyMap<string, Person>;

export interface ReportingLine<Person> {
  /** Null at the top, and while every post above is vacant. */
  readonly appraiser: Person | null;
  /** Who decides objections. */
  readonly superior: Person | null;
  /** Rated by the Kepala Daerah: the result is final (P6). */
  readonly finalByKind: boolean;
}

/** One post on the way up from somebody's own, and what its holder is to him. */
export type Step<Person> = { readonly positionCode: string } & (
  | { readonly role: 'VACANT'; readonly holder: null }
  | { readonly role: 'APPRAISER' | 'SUPERIOR'; readonly holder: Person }
);

/** The way up from a post until appraiser and superior are found. A vacant post is passed by (P6: up the line). */
export const stepsUp = <Person>(positionCode: string, posts: Posts, leaders: Leaders<Person>): Step<Person>[] => {
  const steps: Step<Person>[] = [];
  let found = 0;
  let above = posts.get(positionCode)?.reportsToCode ?? null;
  while (above !== null && found < 2) {
    const holder = leaders.get(above);
    if (holder === undefined) steps.push({ positionCode: above, role: 'VACANT', holder: null });
    else steps.push({ positionCode: above, role: found++ === 0 ? 'APPRAISER' : 'SUPERIOR', holder });
    above = posts.get(above)?.reportsToCode ?? null;
  }
  return steps;
};

/** A line belongs to the post: whoever holds it has the same appraiser. */
export const reportingLine = <Person>(
  positionCode: string,
  posts: Posts,
  leaders: Leaders<Person>,
): ReportingLine<Person> => {
  const steps = stepsUp(positionCode, posts, leaders);
  const appraiser = steps.find((step) => step.role === 'APPRAISER');
  const superior = steps.find((step) => step.role === 'SUPERIOR');
  return {
    appraiser: appraiser?.holder ?? null,
    superior: superior?.holder ?? null,
    finalByKind: appraiser !== undefined && posts.get(appraiser.positionCode)?.kind === 'KEPALA_DAERAH',
  };
};
