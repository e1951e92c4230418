import { lookup as resolve } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { ok, refused, type Result } from '#civil-service';
import { isPublicAddress } from './public-address.js';

/** What is said of a target that must not be called. */
export const TARGET_PRIVATE = 'TARGET_PRIVATE';

/** The host of a URL as DNS and sockets name it: without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * A URL that may be called, as far as its text tells.
 *
 * @param allowsPrivate for tests and local use: http, and any address
 */
export function targetOf(text: string, allowsPrivate: boolean): Result<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    return refused({ code: 'TARGET_INVALID', field: '/url' });
  }
  if (url.protocol !== 'https:' && !allowsPrivate) return refused({ code: 'TARGET_NOT_HTTPS', field: '/url' });
  return ok(url);
}

/** The addresses of a host; a name that has one private address among others is refused whole. */
export async function addressesOf(host: string, allowsPrivate: boolean): Promise<Result<LookupAddress[]>> {
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await resolve(host, { all: true }).catch(() => []);
  if (found.length === 0) return refused({ code: 'TARGET_UNRESOLVED', field: '/url', params: { host } });
  if (!allowsPrivate && !found.every(({ address }) => isPublicAddress(address))) {
    return refused({ code: TARGET_PRIVATE, field: '/url', params: { host } });
  }
  return ok(found);
}
