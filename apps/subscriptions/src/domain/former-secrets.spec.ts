import { formerUntil, mayRotate } from './former-secrets.js';

const NOW = new Date('2025-03-01T08:00:00Z');
const inHours = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

describe('a secret that is replaced', () => {
  it('is signed with for a day yet', () => {
    expect(formerUntil(NOW)).toEqual(inHours(24));
  });

  it('is one of at most four, after which the answer says when there is room again', () => {
    expect(mayRotate([])).toMatchObject({ ok: true });
    expect(mayRotate([inHours(5), inHours(2), inHours(3)])).toMatchObject({ ok: true });
    expect(mayRotate([inHours(5), inHours(2), inHours(3), inHours(4)])).toMatchObject({
      ok: false,
      violations: [{ code: 'ENOUGH_SECRETS', params: { most: 4, until: '2025-03-01T10:00:00.000Z' } }],
    });
  });
});
