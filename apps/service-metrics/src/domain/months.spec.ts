import { spansOf } from './months.js';

const TODAY = '2025-03-09';

describe('the spans of a report', () => {
  it('are the twelve months up to the present one when none are asked for', () => {
    const spans = spansOf({ per: 'month' }, TODAY);
    expect(spans.ok && spans.value.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `2024-${String(index + 4).padStart(2, '0')}`),
      ...['2025-01', '2025-02', '2025-03'],
    ]);
  });

  it('reach from the first to the last day, also of February', () => {
    expect(spansOf({ from: '2024-02', to: '2024-02', per: 'month' }, TODAY)).toEqual({
      ok: true,
      value: [{ name: '2024-02', from: '2024-02-01', to: '2024-02-29' }],
    });
    expect(spansOf({ from: '2024-12', to: '2025-02', per: 'range' }, TODAY)).toEqual({
      ok: true,
      value: [{ name: '2024-12/2025-02', from: '2024-12-01', to: '2025-02-28' }],
    });
  });

  it.each([
    [{ from: '2024-13' }, 'NOT_A_MONTH', '/from'],
    [{ to: '2024' }, 'NOT_A_MONTH', '/to'],
    [{ from: '2025-02', to: '2025-01' }, 'MONTHS_REVERSED', '/from'],
    [{ from: '2010-01', to: '2020-01' }, 'TOO_MANY_MONTHS', '/from'],
  ])('are refused for %j', (months, code, field) => {
    const spans = spansOf({ ...months, per: 'month' }, TODAY);
    expect(!spans.ok && spans.violations[0]).toMatchObject({ code, field });
  });
});
