import { PlanProposed } from '#contracts';
import { composeCity } from './city.js';
import { planOf } from './plans.js';
import type { PlanProposal } from './proposal.js';

const { employees, positions } = composeCity(1);
const posts = new Map(positions.map((position) => [position.code, position]));
const planned = employees.flatMap((employee) => {
  const post = posts.get(employee.positionCode);
  return post === undefined || post.kind === 'KEPALA_DAERAH' ? [] : [{ employee, plan: planOf(employee, post, 2025) }];
});
const plansAt = (start: string) =>
  planned.filter(({ employee }) => employee.positionCode.startsWith(start)).map(({ plan }) => plan);

/** As target-setting publishes it, with ids of its own. */
const published = ({ year, results }: PlanProposal) => ({
  ...PlanProposed.example,
  year,
  results: results.map((result, r) => ({
    ...result,
    resultId: `7c1e0c52-0000-4000-8000-00000000000${r}`,
    indicators: result.indicators.map(({ measurement, ...indicator }, i) => ({
      ...indicator,
      indicatorId: `7c1e0c52-0000-4000-8000-0000000000${r}${i}`,
      measurement: measurement ? { withinHours: null, ...measurement } : null,
    })),
  })),
});

describe('the plans of the sample city', () => {
  it('are plans that target-setting can publish', () => {
    expect(planned.flatMap(({ plan }) => PlanProposed.errors(published(plan)))).toEqual([]);
  });

  it('have a result of high priority each, and no title twice', () => {
    const plans = planned.map(({ plan }) => plan.results);
    expect(plans.filter((results) => !results.some(({ kind }) => kind === 'UTAMA'))).toEqual([]);
    expect(plans.filter((results) => new Set(results.map(({ title }) => title)).size < results.length)).toEqual([]);
  });

  it('ask who issues birth certificates for 24 hours in 95 of 100 cases, for a number, and for something besides', () => {
    const plans = plansAt('disdukcapil.akta.');
    expect(plans.length).toBeGreaterThanOrEqual(12);
    for (const { results } of plans) {
      const measured = results.flatMap(({ kind, indicators }) =>
        indicators.flatMap(({ aspect, target, measurement }) =>
          measurement ? [{ kind, aspect, target, measurement }] : [],
        ),
      );
      expect(measured).toEqual([
        {
          kind: 'UTAMA',
          aspect: 'WAKTU',
          target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
          measurement: { serviceCode: 'akta-kelahiran', measure: 'SHARE_WITHIN', withinHours: 24 },
        },
        {
          kind: 'UTAMA',
          aspect: 'KUANTITAS',
          target: { comparison: 'AT_LEAST', value: 80, unit: 'permohonan' },
          measurement: { serviceCode: 'akta-kelahiran', measure: 'COUNT' },
        },
      ]);
      expect(results.map(({ kind }) => kind)).toContain('TAMBAHAN');
    }
  });

  it('are simple outside Disdukcapil, with the basic training for who is on probation', () => {
    const elsewhere = planned.filter(({ employee }) => !employee.positionCode.startsWith('disdukcapil.'));
    for (const { employee, plan } of elsewhere) expect(plan.results).toHaveLength(employee.status === 'CPNS' ? 2 : 1);
  });
});
