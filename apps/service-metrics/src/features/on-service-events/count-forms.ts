import { asId, jakartaDay, type ResponseId, type ServiceCode, type SurveyAnswers, type UnitId } from '#civil-service';
import type { EventOf, SurveyAnswered } from '#contracts';
import type { Transaction } from '#messaging';
import { byServiceAndMonth, type SurveyForm } from '../../domain/survey-form.js';
import { addForms } from '../../persistence/satisfaction.js';
import { differFromKept, keepForms } from '../../persistence/survey-forms.js';
import { refuse } from './refuse.js';

type FormEvent = EventOf<typeof SurveyAnswered>;

/**
 * Counts answered forms, each once by the department's number of it, whatever the events that bring it are called.
 * @throws {BrokenRule} for another form under a number that was taken
 */
export async function countForms(tx: Transaction, unitId: UnitId, events: readonly FormEvent[]): Promise<void> {
  if (events.length === 0) return;
  const forms = events.map(formOf);
  const fresh = await keepForms(tx, unitId, eachOnce(forms));
  // Two forms under one number would else become one without a word.
  if (fresh.length < forms.length && (await differFromKept(tx, unitId, forms))) refuse('FORM_ANSWERED_OTHERWISE');
  await addForms(tx, unitId, byServiceAndMonth(fresh));
}

const formOf = ({ time, data: { responseId, serviceCode, answers } }: FormEvent): SurveyForm => ({
  responseId: asId<ResponseId>(responseId),
  serviceCode: asId<ServiceCode>(serviceCode),
  answeredOn: jakartaDay(time),
  // Whole numbers of 1 to 4, by the contract.
  answers: answers as SurveyAnswers,
});

/** The first of each number. */
const eachOnce = (forms: readonly SurveyForm[]): readonly SurveyForm[] => [
  ...new Map(forms.toReversed().map((form) => [form.responseId, form])).values(),
];
