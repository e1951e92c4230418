import { asId, eachElement, type SurveyAnswer } from '#civil-service';
import { byServiceAndMonth, digitsOf, type SurveyForm } from './survey-form.js';

const form = (responseId: string, serviceCode: string, answeredOn: string, answer: SurveyAnswer): SurveyForm => ({
  responseId: asId(responseId),
  serviceCode: asId(serviceCode),
  answeredOn,
  answers: { ...eachElement(() => answer), U9: 1 },
});

describe('answered forms', () => {
  it('are added up by service and month', () => {
    const sums = byServiceAndMonth([
      form('1', 'kk', '2025-01-01', 4),
      form('2', 'kk', '2025-01-31', 3),
      form('3', 'kk', '2025-02-01', 2),
      form('4', 'kia', '2025-01-15', 1),
    ]);
    expect(sums).toEqual([
      { serviceCode: 'kk', month: '2025-01', forms: 2, sums: { ...eachElement(() => 7), U9: 2 } },
      { serviceCode: 'kk', month: '2025-02', forms: 1, sums: { ...eachElement(() => 2), U9: 1 } },
      { serviceCode: 'kia', month: '2025-01', forms: 1, sums: eachElement(() => 1) },
    ]);
    expect(byServiceAndMonth([])).toEqual([]);
  });

  it('are kept as nine digits in the order of the elements', () => {
    expect(digitsOf({ U1: 1, U2: 2, U3: 3, U4: 4, U5: 1, U6: 2, U7: 3, U8: 4, U9: 1 })).toBe('123412341');
  });
});
