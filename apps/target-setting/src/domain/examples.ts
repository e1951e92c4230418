import { asId, type EmployeeId, type IndicatorId, type PlanId, type ResultId, type ServiceCode } from '#civil-service';
import { agree, type Decision, propose } from './decide.js';
import type { Owner } from './owner.js';
import { evolve, nothingPlanned, type Plan } from './plan.js';
import type { PlanningRule } from './planning-rule.js';
import type { ProposedIndicator, ProposedResult } from './proposal.js';

/** People, proposals and a plan that the specs tell their stories with. */

export const SITI = asId<EmployeeId>('employee-siti');
export const BUDI_HER_APPRAISER = asId<EmployeeId>('employee-budi');
export const RINA_HER_NEXT_APPRAISER = asId<EmployeeId>('employee-rina');

export const IN_JANUARY = new Date('2025-01-20T03:00:00.000Z');
export const IN_MAY = new Date('2025-05-20T03:00:00.000Z');

export const rules: readonly PlanningRule[] = [{ effectiveFrom: '2022-01-01', setBy: '01-31' }];

export const siti = (differing: Partial<Owner> = {}): Owner => ({
  employeeId: SITI,
  status: 'PNS',
  active: true,
  appraiserId: BUDI_HER_APPRAISER,
  ...differing,
});

export const indicator = (differing: Partial<ProposedIndicator> = {}): ProposedIndicator => ({
  indicatorId: null,
  aspect: 'WAKTU',
  description: 'Akta kelahiran selesai dalam 24 jam sejak persyaratan lengkap',
  target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
  measurement: { serviceCode: asId<ServiceCode>('akta-kelahiran'), measure: 'SHARE_WITHIN', withinHours: 24 },
  ...differing,
});

export const result = (differing: Partial<ProposedResult> = {}): ProposedResult => ({
  resultId: null,
  title: 'Akta kelahiran terbit tepat waktu',
  kind: 'UTAMA',
  indicators: [indicator()],
  ...differing,
});

export const ARCHIVE = result({
  title: 'Arsip akta tertata',
  kind: 'TAMBAHAN',
  indicators: [
    indicator({
      aspect: 'KUANTITAS',
      description: 'Berkas yang dipindai',
      target: { comparison: 'AT_LEAST', value: 1200, unit: 'berkas' },
      measurement: null,
    }),
  ],
});

/** UUIDs stand for themselves in specs: `id-1`, `id-2`, … */
export const countedIds = (): (() => string) => {
  let given = 0;
  return () => `id-${(given += 1)}`;
};

export const noPlanYet: Plan = nothingPlanned(asId<PlanId>('plan-siti-2025'), SITI, 2025);

/** A plan after what was decided. */
export const after = (plan: Plan, decision: Decision): Plan => {
  if (!decision.ok) throw new Error(`refused: ${decision.violations.map(({ code }) => code).join(', ')}`);
  return decision.value.fact === null ? plan : evolve(plan, decision.value.fact);
};

export const proposed = (plan: Plan = noPlanYet, results: readonly ProposedResult[] = [result()]): Plan =>
  after(plan, propose({ by: SITI, at: IN_JANUARY, results }, plan, siti(), rules, idsAfter(plan)));

export const agreed = (plan: Plan = proposed()): Plan =>
  after(plan, agree({ by: BUDI_HER_APPRAISER, at: IN_JANUARY, version: plan.versions.length }, plan, siti(), rules));

const idsAfter = ({ versions }: Plan): (() => string) => {
  const next = countedIds();
  return () => `v${versions.length + 1}-${next()}`;
};

export const resultId = (id: string): ResultId => asId<ResultId>(id);
export const indicatorId = (id: string): IndicatorId => asId<IndicatorId>(id);

export const codesOf = (decision: Decision): readonly string[] =>
  decision.ok ? [] : decision.violations.map(({ code }) => code);

export const fieldsOf = (decision: Decision): readonly (string | undefined)[] =>
  decision.ok ? [] : decision.violations.map(({ field }) => field);
