import { agree, sendBack } from './decide.js';
import {
  after,
  agreed,
  ARCHIVE,
  BUDI_HER_APPRAISER,
  codesOf,
  IN_JANUARY,
  IN_MAY,
  noPlanYet,
  proposed,
  result,
  RINA_HER_NEXT_APPRAISER,
  rules,
  SITI,
  siti,
} from './examples.js';
import type { Owner } from './owner.js';
import { inForceIn, type Plan } from './plan.js';

const agreeing = (plan: Plan, version: number, { by = BUDI_HER_APPRAISER, at = IN_JANUARY, owner = siti() } = {}) =>
  agree({ by, at, version }, plan, owner, rules);

const REASON = 'Target terlalu rendah';
const returning = (plan: Plan, version: number, { by = BUDI_HER_APPRAISER, reason = REASON, owner = siti() } = {}) =>
  sendBack({ by, at: IN_JANUARY, version, reason }, plan, owner);

const nothingNew = (version: number) => ({ ok: true, value: { version, fact: null } });

describe('an appraiser agrees', () => {
  it('puts the waiting version in force', () => {
    const plan = after(proposed(), agreeing(proposed(), 1));
    expect(inForceIn(plan)).toMatchObject({ version: 1, decidedBy: BUDI_HER_APPRAISER, decidedAt: IN_JANUARY });
    expect(plan.revision).toBe(2);
  });

  it('replaces the version in force by the next one', () => {
    expect(inForceIn(agreed(proposed(agreed(), [result(), ARCHIVE])))).toMatchObject({ version: 2 });
  });

  it('is refused to the employee and to everyone else', () => {
    for (const by of [SITI, RINA_HER_NEXT_APPRAISER]) {
      expect(codesOf(agreeing(proposed(), 1, { by }))).toEqual(['NOT_THE_APPRAISER']);
    }
  });

  it('is up to the new appraiser after a change, and no longer to the former one', () => {
    const owner: Owner = siti({ appraiserId: RINA_HER_NEXT_APPRAISER });
    expect(agreeing(proposed(), 1, { by: RINA_HER_NEXT_APPRAISER, owner }).ok).toBe(true);
    expect(codesOf(agreeing(proposed(), 1, { owner }))).toEqual(['NOT_THE_APPRAISER']);
  });

  it('is refused without an appraiser, without an employee, and for one who has left', () => {
    expect(codesOf(agreeing(proposed(), 1, { owner: siti({ appraiserId: null }) }))).toEqual(['NO_APPRAISER']);
    expect(codesOf(agreeing(proposed(), 1, { owner: siti({ active: false }) }))).toEqual(['EMPLOYEE_INACTIVE']);
    const unknown = agree({ by: BUDI_HER_APPRAISER, at: IN_JANUARY, version: 1 }, proposed(), undefined, rules);
    expect(codesOf(unknown)).toEqual(['EMPLOYEE_UNKNOWN']);
  });

  it('is refused when nothing waits', () => {
    const returned = after(proposed(), returning(proposed(), 1));
    expect(codesOf(agreeing(returned, 1))).toEqual(['NOT_PROPOSED']);
    expect(codesOf(agreeing(agreed(), 2))).toEqual(['NOT_PROPOSED']);
  });

  it('is refused when the version that he read was replaced meanwhile', () => {
    const plan = proposed(proposed(), [result(), ARCHIVE]);
    expect(agreeing(plan, 1)).toEqual({
      ok: false,
      violations: [{ code: 'CHANGED_MEANWHILE', field: '/version', params: { waiting: 2 } }],
    });
  });

  it('changes nothing the second time, even when a next version waits', () => {
    expect(agreeing(agreed(), 1)).toEqual(nothingNew(1));
    expect(agreeing(proposed(agreed(), [result(), ARCHIVE]), 1)).toEqual(nothingNew(1));
  });
});

describe('a plan is set by 31 January (P6 Pasal 14)', () => {
  it.each([
    ['2025-01-31T16:59:59.999Z', false],
    ['2025-01-31T17:00:00.000Z', true],
    ['2024-12-20T03:00:00.000Z', false],
  ])('agreed at %s it is late: %s', (instant, late) => {
    const at = new Date(instant);
    expect(after(proposed(), agreeing(proposed(), 1, { at })).agreedLate).toBe(late);
  });

  it('does not become late by a change in May, nor timely by a later agreement', () => {
    const changed = proposed(agreed(), [result(), ARCHIVE]);
    expect(after(changed, agreeing(changed, 2, { at: IN_MAY })).agreedLate).toBe(false);
    const late = after(proposed(), agreeing(proposed(), 1, { at: IN_MAY }));
    expect(agreed(proposed(late, [ARCHIVE, result()])).agreedLate).toBe(true);
  });

  it('says nothing before it is agreed', () => {
    expect(proposed().agreedLate).toBeNull();
  });
});

describe('an appraiser returns a version', () => {
  it('gives it back with the reason, and leaves the version in force as it is', () => {
    const plan = proposed(agreed(), [result(), ARCHIVE]);
    const returned = after(plan, returning(plan, 2));
    expect(returned.versions[1]).toMatchObject({ state: 'RETURNED', reason: REASON, decidedBy: BUDI_HER_APPRAISER });
    expect(inForceIn(returned)).toMatchObject({ version: 1 });
  });

  it('needs a reason', () => {
    expect(codesOf(returning(proposed(), 1, { reason: '  ' }))).toEqual(['REASON_NEEDED']);
  });

  it('is refused to anyone but the appraiser', () => {
    expect(codesOf(returning(proposed(), 1, { by: SITI }))).toEqual(['NOT_THE_APPRAISER']);
    expect(codesOf(returning(proposed(), 1, { owner: siti({ appraiserId: null }) }))).toEqual(['NO_APPRAISER']);
  });

  it('is refused when nothing waits, for an agreed version, and for a replaced one', () => {
    expect(codesOf(returning(noPlanYet, 1))).toEqual(['NOT_PROPOSED']);
    expect(codesOf(returning(agreed(), 1))).toEqual(['NOT_PROPOSED']);
    expect(codesOf(returning(proposed(proposed(), [ARCHIVE, result()]), 1))).toEqual(['CHANGED_MEANWHILE']);
  });

  it('changes nothing the second time with the same reason, and is refused with another', () => {
    const returned = after(proposed(), returning(proposed(), 1));
    expect(returning(returned, 1)).toEqual(nothingNew(1));
    expect(codesOf(returning(returned, 1, { reason: 'Lain' }))).toEqual(['NOT_PROPOSED']);
  });
});
