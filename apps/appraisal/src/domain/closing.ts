import { type Dated, daysOf, ok, type Period, refused, type Result } from '#civil-service';

/** Working days, from Monday to Friday. A period is judged by the term in force on its last day. */
export interface ObjectionTerm extends Dated {
  /** Within so many days of signing the employee must have the signed appraisal in hand (P6). */
  readonly deliveryDays: number;
  /** Within so many days of receipt he may object to the appraiser's superior (P6 on keberatan; PP 30/2019 Pasal 59). */
  readonly objectionDays: number;
}

/** Whether the period may be closed: only once it is over. `today` is `YYYY-MM-DD`, as all days here. */
export const closable = (period: Period, term: ObjectionTerm | undefined, today: string): Result<ObjectionTerm> => {
  const { to } = daysOf(period);
  if (to >= today) return refused({ code: 'PERIOD_NOT_OVER', params: { to } });
  return term === undefined ? refused({ code: 'NO_OBJECTION_TERM' }) : ok(term);
};

/**
 * The last day on which what was signed on a day may be objected to. Receipt is not recorded, so the term runs from the last
 * day on which it is due: nobody loses his objection to a late delivery. Holidays and days of joint leave are not known here
 * and count as working days.
 */
export const lastDayToObject = (signedOn: string, { deliveryDays, objectionDays }: ObjectionTerm): string => {
  let day = signedOn;
  for (let left = deliveryDays + objectionDays; left > 0;) {
    day = shifted(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
};

/** Whatever was signed on this day or before can no longer be objected to today. */
export const lastDayOfSigning = (today: string, term: ObjectionTerm): string => {
  let day = shifted(today, -1);
  while (lastDayToObject(day, term) >= today) day = shifted(day, -1);
  return day;
};

const DAY_MS = 86_400_000;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const isWorkingDay = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
