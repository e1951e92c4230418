import {
  ANY_DEPARTMENT,
  catalogue,
  type RequestReceived,
  SurveyAnswered,
  type DataOf,
} from '../../contracts/src/index.js';
import type { SurveyAnswers } from '../../civil-service/src/index.js';
import { EVENT_TYPES, type RequestData, schemaOf, subjectOf, type SurveyData } from './contract.js';

const fromDepartments = [...catalogue().values()].filter(({ topic }) => topic === ANY_DEPARTMENT);

/** Compiles only when each can stand for the other. */
const asOurs = (data: DataOf<typeof RequestReceived>): RequestData => data;
const asTheirs = (data: RequestData): DataOf<typeof RequestReceived> => data;

/** JSON Schema's whole numbers of 1 to 4 are numbers to TypeBox. */
const formAsOurs = (answers: SurveyAnswers): SurveyData['answers'] => answers;
const formAsTheirs = (data: SurveyData): DataOf<typeof SurveyAnswered> => data;

describe('The contract that the producer carries', () => {
  it('has every event that a department may send, and no other', () => {
    expect([...EVENT_TYPES].sort()).toEqual(fromDepartments.map(({ type }) => type as string).sort());
  });

  it.each(fromDepartments.map((contract) => [contract.type, contract] as const))(
    'has %s as the platform has it',
    (type, contract) => {
      const ours = EVENT_TYPES.find((known) => known === type);
      if (!ours) throw new Error(`the producer does not know ${type}`);
      expect(schemaOf(ours)).toEqual(JSON.parse(JSON.stringify(contract.schema)));
      expect(subjectOf(contract.example as never)).toBe(contract.subject(contract.example));
    },
  );

  it('has the data typed as the platform has them', () => {
    const request: RequestData = { requestId: 'AKL-1', serviceCode: 'kk', officerId: null };
    expect(asOurs(asTheirs(request))).toEqual(request);
    const { answers, ...form } = SurveyAnswered.example;
    expect(formAsTheirs({ ...form, answers: formAsOurs(answers as SurveyAnswers) })).toEqual(SurveyAnswered.example);
  });
});
