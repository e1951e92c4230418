import { type Language, LANGUAGES } from './check/words.js';

export const LARGEST_BATCH = 500;
const LEAST_BYTES = 64 * 1024;

interface Settings {
  readonly url: string;
  readonly credential: string;
  readonly source: string;
  readonly bufferDir: string;
  readonly maxBytes?: number;
  readonly batchSize?: number;
  readonly language?: Language;
}

/** The address without a slash at its end. @throws TypeError */
export function demandUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw new TypeError(`url is "${url}": it must be like https://teladan.example/api/service-metrics`);
}

/** @throws TypeError; the credential itself is not repeated, since errors go into logs */
export function demandCredential(credential: string): string {
  if (/^[\x21-\x7e]+$/.test(credential)) return credential;
  throw new TypeError('credential must be what the registration gave, tld_…, without spaces');
}

const isWholeFrom = (least: number, most: number, value: number | undefined): boolean =>
  value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most);

/** @throws TypeError naming the setting */
export function demandSettings(settings: Settings): void {
  const { url, credential, source, bufferDir, maxBytes, batchSize, language = 'id' } = settings;
  demandUrl(url);
  demandCredential(credential);
  if (!/^\P{Cc}{1,512}$/u.test(source))
    throw new TypeError('source must be as registered, for example /departments/disdukcapil/akta');
  if (bufferDir === '') throw new TypeError('bufferDir must name a folder');
  if (!isWholeFrom(LEAST_BYTES, Number.MAX_SAFE_INTEGER, maxBytes)) {
    throw new TypeError(`maxBytes must be a whole number from ${LEAST_BYTES}`);
  }
  if (!isWholeFrom(1, LARGEST_BATCH, batchSize)) throw new TypeError(`batchSize must be from 1 to ${LARGEST_BATCH}`);
  if (!LANGUAGES.includes(language)) throw new TypeError(`language must be ${LANGUAGES.join(' or ')}`);
}
