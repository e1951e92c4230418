import { periodEnd } from './period-end.js';

const TODAY = '2025-04-01';

describe('the end of a period', () => {
  it.each([
    ['2024', '2024-12-31'],
    ['2025-Q1', '2025-03-31'],
    ['2024-Q2', '2024-06-30'],
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['2025-03', '2025-03-31'],
    ['2025-03-30', '2025-03-30'],
    ['2025-03-31', '2025-03-31'],
    ['2024-02-29', '2024-02-29'],
  ])('of %s is %s', (text, day) => {
    expect(periodEnd(text, TODAY)).toEqual({ ok: true, value: day });
  });

  it.each([
    ['2025', { code: 'PERIOD_NOT_OVER', params: { day: '2025-12-31' } }],
    ['2025-Q2', { code: 'PERIOD_NOT_OVER', params: { day: '2025-06-30' } }],
    ['2025-04', { code: 'PERIOD_NOT_OVER', params: { day: '2025-04-30' } }],
    ['2025-04-01', { code: 'PERIOD_NOT_OVER', params: { day: '2025-04-01' } }],
    ['2099-12-31', { code: 'PERIOD_NOT_OVER', params: { day: '2099-12-31' } }],
    ['2025-02-29', { code: 'PERIOD_END_UNREADABLE' }],
    ['2025-02-30', { code: 'PERIOD_END_UNREADABLE' }],
    ['2025-13', { code: 'PERIOD_END_UNREADABLE' }],
    ['2025-Q5', { code: 'PERIOD_END_UNREADABLE' }],
    ['1999', { code: 'PERIOD_END_UNREADABLE' }],
    ['31-03-2025', { code: 'PERIOD_END_UNREADABLE' }],
    ['kemarin', { code: 'PERIOD_END_UNREADABLE' }],
    [' 2025-03', { code: 'PERIOD_END_UNREADABLE' }],
  ])('is refused for %j', (text, violation) => {
    expect(periodEnd(text, TODAY)).toEqual({ ok: false, violations: [{ field: '/at', ...violation }] });
  });
});
