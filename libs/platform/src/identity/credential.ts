import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

/** What a producer or a dashboard is given once; only the hash is kept. */
export interface IssuedCredential {
  readonly id: string;
  /** `tld_<id>_<secret>`, to be sent as `Authorization: Bearer …`. */
  readonly token: string;
  readonly hash: Buffer;
}

const SHAPE = /^tld_([0-9a-f]{24})_[A-Za-z0-9_-]{43}$/;

// The secret is 256 random bits, which nobody can try out: a slow hash would only slow each request down.
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export function issueCredential(): IssuedCredential {
  const id = randomBytes(12).toString('hex');
  const token = `tld_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, token, hash: hashOf(token) };
}

/** What a request shows; whether it is right is told by `matches` alone. */
export interface PresentedCredential {
  readonly id: string;
  matches(hash: Buffer): boolean;
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="teladan"' };

/** Also what is answered for one that is unknown or revoked: a caller is not told which. */
export const credentialRefused = (): Problem => new Problem(401, 'CREDENTIAL_REFUSED', {}, { headers: CHALLENGE });

/** @throws Problem 401 without a bearer token */
export function bearerToken({ headers }: FastifyRequest): string {
  const [scheme = '', token, more] = (headers.authorization ?? '').trim().split(/ +/);
  if (scheme.toLowerCase() !== 'bearer' || !token || more !== undefined) {
    throw new Problem(401, 'CREDENTIAL_REQUIRED', {}, { headers: CHALLENGE });
  }
  return token;
}

/** @throws Problem 401 when the request shows none, or none of ours */
export function presentedCredential(request: FastifyRequest): PresentedCredential {
  const token = bearerToken(request);
  const [, id] = SHAPE.exec(token) ?? [];
  if (id === undefined) throw credentialRefused();
  return { id, matches: (hash) => isSame(hashOf(token), hash) };
}

export const isSameToken = (left: string, right: string): boolean => isSame(hashOf(left), hashOf(right));

const isSame = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right);
