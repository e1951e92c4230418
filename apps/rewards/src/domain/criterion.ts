import { type EmploymentStatus, isAtLeast, type Predicate } from '#civil-service';
import { fullYears, yearsBefore } from './calendar.js';
import type { Facts, Verdict } from './facts.js';

/**
 * What an award programme asks for, kept as dated data. A new kind is one variant here, one function below and one case
 * in `criterionOf`. Null years mean "ever": no limit in time.
 */
export type Criterion =
  | { readonly kind: 'PREDICATE'; readonly minimum: Predicate; readonly years: number }
  | { readonly kind: 'DISCIPLINE'; readonly years: number | null }
  | { readonly kind: 'TENURE'; readonly years: number; readonly excluded: readonly EmploymentStatus[] }
  | { readonly kind: 'PAST_WINNER'; readonly years: number | null };

export const CRITERION_KINDS = ['PREDICATE', 'DISCIPLINE', 'TENURE', 'PAST_WINNER'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

type Of<K extends CriterionKind> = Extract<Criterion, { kind: K }>;
type Judgement = Omit<Verdict, 'code'>;

const judged = (passed: boolean, evidence: string): Judgement => ({ outcome: passed ? 'PASSED' : 'FAILED', evidence });

/** Each of the last years, the year itself included. A year without a predicate is "belum ada data", never a bad mark. */
function predicate({ minimum, years }: Of<'PREDICATE'>, { predicates, year }: Facts): Judgement {
  const asked = Array.from({ length: years }, (_, n) => year - years + 1 + n);
  const evidence = asked.map((y) => `${y} ${predicates.get(y) ?? 'belum ada data'}`).join(', ');
  const known = asked.flatMap((y) => predicates.get(y) ?? []);
  if (known.some((mark) => !isAtLeast(mark, minimum))) return { outcome: 'FAILED', evidence };
  return known.length < years ? { outcome: 'NO_DATA', evidence } : { outcome: 'PASSED', evidence };
}

/** A case counts from its decision on, even one decided after the period: it may arrive while candidates are chosen. */
function discipline({ years }: Of<'DISCIPLINE'>, { disciplineDays, periodEnd }: Facts): Judgement {
  const counted = disciplineDays.filter((day) => years === null || day > yearsBefore(periodEnd, years));
  return judged(
    counted.length === 0,
    counted.length === 0 ? '0 kasus' : `${counted.length} kasus, terakhir ${counted.at(-1)}`,
  );
}

function tenure({ years, excluded }: Of<'TENURE'>, { employee, periodEnd }: Facts): Judgement {
  const served = fullYears(employee.serviceSince, periodEnd);
  const evidence = `${served} tahun sejak ${employee.serviceSince}, ${employee.status}, ${employee.active ? 'aktif' : 'tidak aktif'}`;
  return judged(served >= years && employee.active && !excluded.includes(employee.status), evidence);
}

/** Awards of earlier years: that of the year itself is what the decision is for. */
function pastWinner({ years }: Of<'PAST_WINNER'>, { awardYears, year }: Facts): Judgement {
  const won = awardYears.filter((y) => y < year && (years === null || year - y <= years));
  return judged(won.length === 0, won.length === 0 ? 'belum pernah' : `${won.length} kali, terakhir ${won.at(-1)}`);
}

export function judge(criterion: Criterion, facts: Facts): Verdict {
  switch (criterion.kind) {
    case 'PREDICATE':
      return { code: criterion.kind, ...predicate(criterion, facts) };
    case 'DISCIPLINE':
      return { code: criterion.kind, ...discipline(criterion, facts) };
    case 'TENURE':
      return { code: criterion.kind, ...tenure(criterion, facts) };
    case 'PAST_WINNER':
      return { code: criterion.kind, ...pastWinner(criterion, facts) };
  }
}
