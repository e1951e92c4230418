import { Type } from '@sinclair/typebox';
import { eachElement, SURVEY_ANSWERS } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Code, Exactly, Text } from '../fields.js';
import { ANY_DEPARTMENT } from '../topics.js';

const Answer = Type.Integer({ minimum: SURVEY_ANSWERS[0], maximum: SURVEY_ANSWERS[3] });

/**
 * A form of the survey of satisfaction (SKM, PermenPANRB 14/2017) was answered, wholly: a form in which an element is left
 * open is not counted, and so not taken. When is the CloudEvents `time`. Nothing of who answered: further fields are refused.
 */
export const SurveyAnswered = defineEvent({
  type: 'teladan.service.survey-answered.v1',
  topic: ANY_DEPARTMENT,
  key: ({ responseId }) => responseId,
  subject: ({ responseId }) => responseId,
  schema: Exactly({
    /** The department's own number of the form, unique within the department; no number that people go by. */
    responseId: Text(100),
    /** Code of the service in the register of service standards. */
    serviceCode: Code,
    /** From 1, tidak baik, to 4, sangat baik, by the element's code. */
    answers: Exactly(eachElement(() => Answer)),
  }),
  example: {
    responseId: 'SKM-2025-000042',
    serviceCode: 'akta-kelahiran',
    answers: { U1: 4, U2: 3, U3: 3, U4: 4, U5: 3, U6: 4, U7: 4, U8: 3, U9: 3 },
  },
});
