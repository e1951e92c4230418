import { asId, type Measure, type ServiceCode } from '#civil-service';
import { contentViolations } from './content-rules.js';
import { ARCHIVE, indicator, result } from './examples.js';
import type { Target } from './plan.js';

const measured = (measure: Measure, withinHours: number | null, target: Partial<Target> = {}) =>
  result({
    indicators: [
      indicator({
        target: { comparison: 'AT_LEAST', value: 95, unit: '%', ...target },
        measurement: { serviceCode: asId<ServiceCode>('akta-kelahiran'), measure, withinHours },
      }),
    ],
  });

describe('what a plan may say', () => {
  it('is a result of high priority, and others', () => {
    expect(contentViolations([result(), ARCHIVE])).toEqual([]);
  });

  it('needs at least one UTAMA (P6)', () => {
    expect(contentViolations([ARCHIVE])).toEqual([{ code: 'NO_UTAMA_RESULT', field: '/results' }]);
    expect(contentViolations([])).toEqual([{ code: 'NO_UTAMA_RESULT', field: '/results' }]);
  });

  it('needs an indicator for every result (P6 Pasal 9)', () => {
    expect(contentViolations([result(), { ...ARCHIVE, indicators: [] }])).toEqual([
      { code: 'NO_INDICATOR', field: '/results/1/indicators' },
    ]);
  });

  it('has no two results of one title, however it is typed', () => {
    const same = result({ title: '  akta KELAHIRAN  terbit tepat waktu ' });
    expect(contentViolations([result(), ARCHIVE, same])).toEqual([
      { code: 'DUPLICATE_TITLE', field: '/results/2/title' },
    ]);
  });

  it.each([
    ['SHARE_WITHIN', null, 'MEASUREMENT_NEEDS_HOURS'],
    ['COUNT', 24, 'MEASUREMENT_HAS_NO_HOURS'],
    ['MEDIAN_HOURS', 24, 'MEASUREMENT_HAS_NO_HOURS'],
  ] as const)('binds %s with a limit of %s hours no way', (measure, hours, code) => {
    expect(contentViolations([measured(measure, hours)])).toEqual([
      { code, field: '/results/0/indicators/0/measurement/withinHours', params: { measure } },
    ]);
  });

  it('asks for a share from 0 to 100 per cent', () => {
    for (const value of [0, 97.5, 100])
      expect(contentViolations([measured('SHARE_WITHIN', 24, { value })])).toEqual([]);
    for (const value of [-0.1, 100.1]) {
      expect(contentViolations([measured('SHARE_WITHIN', 24, { value })])).toEqual([
        { code: 'SHARE_OUT_OF_RANGE', field: '/results/0/indicators/0/target/value' },
      ]);
    }
    expect(contentViolations([measured('SHARE_WITHIN', 24, { unit: 'persen' })])).toEqual([
      { code: 'SHARE_UNIT', field: '/results/0/indicators/0/target/unit' },
    ]);
  });

  it('asks for no negative count or median, and lets any number be a target that people measure', () => {
    expect(contentViolations([measured('COUNT', null, { value: -1, unit: 'permohonan' })])).toMatchObject([
      { code: 'TARGET_BELOW_ZERO' },
    ]);
    expect(contentViolations([measured('MEDIAN_HOURS', null, { value: 0, unit: 'jam' })])).toEqual([]);
    const byHand = indicator({ target: { comparison: 'AT_MOST', value: -2, unit: '%' }, measurement: null });
    expect(contentViolations([result({ indicators: [byHand] })])).toEqual([]);
  });

  it('is refused with everything that is wrong at once', () => {
    const codes = contentViolations([
      { ...ARCHIVE, indicators: [] },
      { ...ARCHIVE, indicators: measured('SHARE_WITHIN', null, { value: 101, unit: 'x' }).indicators },
    ]).map(({ code }) => code);
    expect(codes).toEqual([
      'NO_UTAMA_RESULT',
      'DUPLICATE_TITLE',
      'NO_INDICATOR',
      'MEASUREMENT_NEEDS_HOURS',
      'SHARE_OUT_OF_RANGE',
      'SHARE_UNIT',
    ]);
  });
});
