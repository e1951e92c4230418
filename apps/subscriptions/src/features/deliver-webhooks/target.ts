import { lookup as resolve } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ok, refused, type Result } from '#civil-service';
import { isPublicAddress } from './public-address.js';

/** The host of a URL as DNS and sockets name it: without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * A URL that may be called, as far as its text tells.
 *
 * @param allowsPrivate http as well, and any address
 */
export function targetOf(text: string, allowsPrivate: boolean): Result<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    return refused({ code: 'TARGET_INVALID', field: '/url' });
  }
  if (url.protocol !== 'https:' && !allowsPrivate) return refused({ code: 'TARGET_NOT_HTTPS', field: '/url' });
  return ok(url);
}

/** A name server that is silent must not hold up a lane, nor the end of the service. */
const RESOLVE_MS = 5000;

const resolved = (host: string): Promise<LookupAddress[]> =>
  Promise.race([resolve(host, { all: true }).catch(() => []), delay(RESOLVE_MS, [], { ref: false })]);

/** The addresses of a host; a name that has one private address among others is refused whole. */
export async function addressesOf(host: string, allowsPrivate: boolean): Promise<Result<LookupAddress[]>> {
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolved(host);
  if (found.length === 0) return refused({ code: 'TARGET_UNRESOLVED', field: '/url', params: { host } });
  if (!allowsPrivate && !found.every(({ address }) => isPublicAddress(address))) {
    return refused({ code: 'TARGET_PRIVATE', field: '/url', params: { host } });
  }
  return ok(found);
}

/** Where to send, and by which addresses alone. */
export interface Reachable {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[];
}

/** Looks a target up anew: the name may lead elsewhere than when it was registered. */
export async function reach(text: string, allowsPrivate: boolean): Promise<Result<Reachable>> {
  const target = targetOf(text, allowsPrivate);
  if (!target.ok) return target;
  const addresses = await addressesOf(hostOf(target.value), allowsPrivate);
  return addresses.ok ? ok({ url: target.value, addresses: addresses.value }) : addresses;
}
