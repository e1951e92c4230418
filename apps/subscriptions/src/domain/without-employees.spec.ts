import { withoutEmployees } from './without-employees.js';

const SITI = '5d0f7f2a-1b2c-4d3e-8f40-000000000001';
const BUDI = '5d0f7f2a-1b2c-4d3e-8f40-000000000002';
const UNIT = '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01';

const event = {
  id: 'event-1',
  type: 'teladan.appraisal.completed.v1',
  subject: `${SITI}/2024`,
  data: {
    employeeId: SITI,
    appraiserId: BUDI,
    unitId: UNIT,
    superiorId: null,
    predicate: 'BAIK',
    criteria: [{ code: 'X', evidence: `rated by ${BUDI.toUpperCase()}` }, { code: 'Y' }],
    witnesses: [SITI, UNIT],
    marks: { [SITI]: 1, other: 2 },
  },
};

const given = withoutEmployees(event, ['employeeId', 'appraiserId', 'superiorId']);

describe('an event without its employees', () => {
  it('leaves out the fields that hold their ids, whether or not they are filled', () => {
    expect(given.data).not.toHaveProperty('employeeId');
    expect(given.data).not.toHaveProperty('appraiserId');
    expect(given.data).not.toHaveProperty('superiorId');
  });

  it('leaves out whatever else repeats one, at any depth and in any case', () => {
    expect(JSON.stringify(given).toLowerCase()).not.toMatch(new RegExp(`${SITI}|${BUDI}`));
    expect(given).not.toHaveProperty('subject');
  });

  it('keeps everything else as it was', () => {
    expect(given).toEqual({
      id: 'event-1',
      type: 'teladan.appraisal.completed.v1',
      data: {
        unitId: UNIT,
        predicate: 'BAIK',
        criteria: [{ code: 'X' }, { code: 'Y' }],
        witnesses: [UNIT],
        marks: { other: 2 },
      },
    });
  });

  it('does not change the event itself', () => {
    expect(event.data.employeeId).toBe(SITI);
    expect(withoutEmployees(event, [])).toEqual(event);
  });
});
