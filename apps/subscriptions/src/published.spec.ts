import { needsPersonalData } from '#contracts';
import { PUBLISHED_TYPES } from './published.js';

describe('the types that are for dashboards with personal data alone', () => {
  it('are of employees and positions: units are no persons', () => {
    expect(PUBLISHED_TYPES.filter(needsPersonalData).sort()).toEqual([
      'teladan.personnel.employee-recorded.v1',
      'teladan.personnel.position-recorded.v1',
    ]);
  });
});
