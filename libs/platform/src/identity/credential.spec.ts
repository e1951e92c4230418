import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { issueCredential, presentedCredential } from './credential.js';

const request = (authorization?: string) => ({ headers: { authorization } }) as FastifyRequest;
const shown = (token: string) => presentedCredential(request(`Bearer ${token}`));

const refusalOf = (show: () => unknown): readonly [status: number, code: string] | undefined => {
  try {
    show();
    return undefined;
  } catch (error) {
    return error instanceof Problem ? [error.status, error.code] : undefined;
  }
};

describe('A credential', () => {
  it('matches its own hash and no other', () => {
    const [ours, theirs] = [issueCredential(), issueCredential()];
    expect(shown(ours.token).id).toBe(ours.id);
    expect(shown(ours.token).matches(ours.hash)).toBe(true);
    expect(shown(ours.token).matches(theirs.hash)).toBe(false);
    expect(shown(ours.token).matches(Buffer.alloc(0))).toBe(false);
  });

  it('is not kept where its hash is kept', () => {
    const { token, hash } = issueCredential();
    expect(hash.toString('utf8')).not.toContain(token);
    expect(hash).toHaveLength(32);
  });

  it('with another secret behind the same id does not match', () => {
    const { token, hash, id } = issueCredential();
    const forged = shown(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
    expect([forged.id, forged.matches(hash)]).toEqual([id, false]);
  });

  it.each([undefined, '', 'Bearer', 'Bearer a b', 'Basic abc', 'abc'])('is asked for when "%s" is shown', (header) => {
    expect(refusalOf(() => presentedCredential(request(header)))).toEqual([401, 'CREDENTIAL_REQUIRED']);
  });

  it.each([
    'x',
    'tld_1_2',
    `tld_${'0'.repeat(24)}_`,
    `tld_${'0'.repeat(24)}_${'a'.repeat(44)}`,
    `x${issueCredential().token}`,
  ])('is refused when it has another shape: %s', (token) => {
    expect(refusalOf(() => shown(token))).toEqual([401, 'CREDENTIAL_REFUSED']);
  });
});
