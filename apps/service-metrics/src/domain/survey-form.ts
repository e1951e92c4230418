import {
  eachElement,
  type ResponseId,
  type ServiceCode,
  SURVEY_ELEMENTS,
  type SurveyAnswers,
  type SurveySums,
} from '#civil-service';

/** One answered form of the survey of satisfaction. */
export interface SurveyForm {
  readonly responseId: ResponseId;
  readonly serviceCode: ServiceCode;
  /** The day in Asia/Jakarta, `YYYY-MM-DD`. */
  readonly answeredOn: string;
  readonly answers: SurveyAnswers;
}

/** `2025-01`: what forms are added up by. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** Forms of one service in one month, added up. */
export interface MonthOfService extends SurveySums {
  readonly serviceCode: ServiceCode;
  readonly month: string;
}

export function byServiceAndMonth(forms: readonly SurveyForm[]): readonly MonthOfService[] {
  const groups = Map.groupBy(forms, ({ serviceCode, answeredOn }) => `${serviceCode} ${monthOf(answeredOn)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sums = total(group.map(({ answers }) => ({ forms: 1, sums: answers })));
    return [{ serviceCode: first.serviceCode, month: monthOf(first.answeredOn), ...sums }];
  });
}

export const total = (all: readonly SurveySums[]): SurveySums => ({
  forms: all.reduce((forms, each) => forms + each.forms, 0),
  sums: eachElement((element) => all.reduce((sum, { sums }) => sum + sums[element], 0)),
});

/** The nine answers as nine digits, U1 first: as a form is kept. */
export const digitsOf = (answers: SurveyAnswers): string => SURVEY_ELEMENTS.map((element) => answers[element]).join('');
