import { closable, lastDayOfSigning, lastDayToObject, type ObjectionTerm } from './closing.js';

const term: ObjectionTerm = { effectiveFrom: '2022-01-01', deliveryDays: 14, objectionDays: 14 };

describe('the term for an objection', () => {
  it('is 14 working days for delivery and 14 more from receipt, without Saturday and Sunday', () => {
    // Monday; 28 working days are five weeks and three days.
    expect(lastDayToObject('2026-01-05', term)).toBe('2026-02-12');
  });

  it('begins on Monday for what was signed at the weekend', () => {
    expect(lastDayToObject('2026-01-03', { ...term, deliveryDays: 0, objectionDays: 1 })).toBe('2026-01-05');
    expect(lastDayToObject('2026-01-02', { ...term, deliveryDays: 0, objectionDays: 1 })).toBe('2026-01-05');
  });

  it('is not over on its last day, and is on the next', () => {
    expect(lastDayOfSigning('2026-02-12', term) < '2026-01-05').toBe(true);
    expect(lastDayOfSigning('2026-02-13', term)).toBe('2026-01-05');
  });
});

describe('a period that is to be closed', () => {
  const year = { year: 2025, quarter: null };

  it('is over', () => {
    expect(closable(year, term, '2026-01-01')).toMatchObject({ ok: true, value: term });
    expect(closable(year, term, '2025-12-31')).toMatchObject({
      ok: false,
      violations: [{ code: 'PERIOD_NOT_OVER', params: { to: '2025-12-31' } }],
    });
  });

  it('has a term of its time', () => {
    expect(closable(year, undefined, '2026-01-01')).toMatchObject({
      ok: false,
      violations: [{ code: 'NO_OBJECTION_TERM' }],
    });
  });
});
