import {
  type Addressed,
  type Audience,
  audienceKey,
  audienceOf,
  checkScopes,
  hears,
  isSameScopes,
  type Scopes,
} from './scopes.js';

const scopes: Scopes = { eventTypes: ['completed', 'corrected'], unitIds: ['u1', 'u2'], personalData: false };
const entry: Addressed = { type: 'completed', unitPath: ['u1', 'city'], toldPath: null, period: '2025-Q1' };
const unit = (id: string, ...above: string[]) => ({ id, code: `code of ${id}`, path: [id, ...above] });

const audience = (wanted: Parameters<typeof audienceOf>[1] = {}, of: Scopes = scopes): Audience => {
  const decided = audienceOf(of, wanted, '/type');
  if (!decided.ok) throw new Error(decided.violations[0].code);
  return decided.value;
};

describe('what a reader hears', () => {
  it('is all that its dashboard may hear when it asks for nothing', () => {
    expect(audience()).toEqual({
      types: ['completed', 'corrected'],
      scopeIds: ['u1', 'u2'],
      unitIds: null,
      period: null,
      personalData: false,
    });
  });

  it.each([
    [{ types: ['completed', 'rewarded'] }, 'TYPE_OUTSIDE_SCOPE', '/types/1', { type: 'rewarded' }],
    [{ units: [unit('u1'), unit('u9', 'city')] }, 'UNIT_OUTSIDE_SCOPE', '/unit', { unit: 'code of u9' }],
    [{ units: [unit('city')] }, 'UNIT_OUTSIDE_SCOPE', '/unit', { unit: 'code of city' }],
  ])('is refused when it asks for %j, which is outside the scopes', (wanted, code, field, params) => {
    expect(audienceOf(scopes, wanted, '/types')).toEqual({ ok: false, violations: [{ code, field, params }] });
  });

  it('may be any unit for a dashboard of the whole city', () => {
    expect(audience({ units: [unit('u9')] }, { ...scopes, unitIds: null }).unitIds).toEqual(['u9']);
  });

  it.each([
    ['its own types', {}, { ...entry, type: 'rewarded' }, false],
    ['its own units', {}, { ...entry, unitPath: ['u3', 'city'] }, false],
    ['all below its own units', {}, { ...entry, unitPath: ['u11', 'u1', 'city'] }, true],
    ['nothing of an unknown unit', {}, { ...entry, unitPath: [] }, false],
    ['one unit when it asks for it', { units: [unit('u2')] }, entry, false],
    [
      'a unit below its own when it asks for it',
      { units: [unit('u11', 'u1')] },
      { ...entry, unitPath: ['u11', 'u1'] },
      true,
    ],
    [
      'nothing of it from when it was elsewhere',
      { units: [unit('u11', 'u1')] },
      { ...entry, unitPath: ['u11', 'u3'] },
      false,
    ],
    ['a quarter', { period: '2025-Q1' }, entry, true],
    ['no other quarter', { period: '2025-Q2' }, entry, false],
    ['a year with its quarters', { period: '2025' }, entry, true],
    ['a year itself', { period: '2025' }, { ...entry, period: '2025' }, true],
    ['no year for a quarter', { period: '2025-Q1' }, { ...entry, period: '2025' }, false],
    ['nothing without a period when it asks for one', { period: '2025' }, { ...entry, period: null }, false],
  ])('is %s', (_, wanted, heard, expected) => {
    expect(hears(audience(wanted), heard)).toBe(expected);
  });

  it('includes what belongs to no known unit only for the whole city', () => {
    expect(hears(audience({}, { ...scopes, unitIds: null }), { ...entry, unitPath: [] })).toBe(true);
  });

  it.each([
    ['its own unit, known at once', {}, scopes, [true, false, false]],
    ['a unit above, known later', {}, { ...scopes, unitIds: ['head'] }, [false, true, false]],
    ['the top, known last', {}, { ...scopes, unitIds: ['city', 'u9'] }, [false, false, true]],
    ['every unit', {}, { ...scopes, unitIds: null }, [true, false, false]],
    ['a unit that it asks for', { units: [unit('head', 'city')] }, { ...scopes, unitIds: null }, [false, true, false]],
    ['a unit within its own', { units: [unit('u1', 'city')] }, { ...scopes, unitIds: ['city'] }, [false, false, true]],
    ['another unit', {}, { ...scopes, unitIds: ['u9'] }, [false, false, false]],
  ])('is one entry of those of an event whose path grew: for %s', (_, wanted, of, expected) => {
    const paths = [['u1'], ['u1', 'head'], ['u1', 'head', 'city']];
    const entries = paths.map((unitPath, n) => ({ ...entry, unitPath, toldPath: paths[n - 1] ?? null }));
    expect(entries.map((each) => hears(audience(wanted, of), each))).toEqual(expected);
  });

  it('has one key however it is asked for', () => {
    const left = audience({ types: ['corrected', 'completed', 'corrected'], units: [unit('u2'), unit('u1')] });
    const right = audience({ units: [unit('u1'), unit('u2'), unit('u1')] });
    expect(audienceKey(left)).toBe(audienceKey(right));
    expect(audienceKey(audience())).not.toBe(audienceKey(left));
    expect(audienceKey(audience({}, { ...scopes, personalData: true }))).not.toBe(audienceKey(left));
  });
});

describe('scopes', () => {
  it('are the same in whatever order they are named', () => {
    const turned = { ...scopes, eventTypes: ['corrected', 'completed'], unitIds: ['u2', 'u1'] };
    expect(isSameScopes(scopes, turned)).toBe(true);
  });

  it.each([{ eventTypes: ['completed'] }, { unitIds: null }, { unitIds: [] }, { personalData: true }])(
    'differ by %j',
    (change) => {
      expect(isSameScopes(scopes, { ...scopes, ...change })).toBe(false);
    },
  );
});

describe('scopes without personal data', () => {
  const isPersonal = (type: string) => type === 'employee';

  it('may not have a type that is nothing but personal data', () => {
    expect(checkScopes({ ...scopes, eventTypes: ['completed', 'employee'] }, isPersonal)).toMatchObject({
      violations: [{ code: 'TYPE_NEEDS_PERSONAL_DATA', field: '/eventTypes/1', params: { type: 'employee' } }],
    });
    expect(checkScopes({ ...scopes, eventTypes: ['employee'], personalData: true }, isPersonal).ok).toBe(true);
    expect(checkScopes(scopes, isPersonal).ok).toBe(true);
  });
});
