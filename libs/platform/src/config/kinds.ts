import { readFileSync } from 'node:fs';
import type { Setting } from './settings.js';

type Fallback<T> = { readonly fallback?: { readonly value: T } };

export const wholeSetting = (
  variable: string,
  { min, max, example, fallback }: { min: number; max: number; example: number } & Fallback<number>,
): Setting<number> => ({
  variable,
  expected: `a whole number from ${min} to ${max}`,
  example: String(example),
  ...(fallback && { fallback }),
  parse: (text) => (/^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
});

export const choiceSetting = <const C extends readonly string[]>(
  variable: string,
  { choices, fallback }: { choices: C } & Fallback<C[number]>,
): Setting<C[number]> => ({
  variable,
  expected: `one of ${choices.join(', ')}`,
  example: choices[0] ?? '',
  ...(fallback && { fallback }),
  parse: (text) => choices.find((choice) => choice === text),
});

export const patternSetting = (
  variable: string,
  { pattern, expected, example, fallback }: { pattern: RegExp; expected: string; example: string } & Fallback<string>,
): Setting<string> => ({
  variable,
  expected,
  example,
  ...(fallback && { fallback }),
  parse: (text) => (pattern.test(text) ? text : undefined),
});

const urlOf = (text: string, protocols: readonly string[]): string | undefined => {
  if (!URL.canParse(text)) return undefined;
  return protocols.includes(new URL(text).protocol) ? text : undefined;
};

/** A URL with a database's name; it holds a password, so it is never repeated. */
export const databaseSetting = (variable: string): Setting<string> => ({
  variable,
  expected: 'a PostgreSQL URL with user, host and database',
  example: 'postgres://appraisal:secret@127.0.0.1:5432/appraisal',
  secret: true,
  parse: (text) => {
    const url = urlOf(text, ['postgres:', 'postgresql:']);
    return url !== undefined && new URL(url).pathname.length > 1 ? url : undefined;
  },
});

/** A shared secret, long enough that nobody can try it out; never repeated. */
export const secretSetting = (variable: string): Setting<string> => ({
  variable,
  expected: 'a secret of 32 to 200 letters, digits, hyphens and underscores',
  example: '"$(openssl rand -hex 32)"',
  secret: true,
  parse: (text) => (/^[A-Za-z0-9_-]{32,200}$/.test(text) ? text : undefined),
});

/** Somebody else chose it; quotes and backslashes would end it early where Java reads it. */
export const passwordSetting = (variable: string): Setting<string> => ({
  variable,
  expected: 'a password of up to 200 characters, without spaces, quotes and backslashes',
  example: '"$(openssl rand -hex 32)"',
  secret: true,
  parse: (text) => (/^[^\s"'\\]{1,200}$/.test(text) ? text : undefined),
});

/** The content of a file with certificates. */
export const certificatesSetting = (variable: string): Setting<string> => ({
  variable,
  expected: 'a readable file with PEM certificates',
  example: '/etc/kafka/ca.crt',
  parse: (path) => {
    try {
      const text = readFileSync(path, 'utf8');
      return text.includes('-----BEGIN CERTIFICATE-----') ? text : undefined;
    } catch {
      return undefined;
    }
  },
});

/** The address of a service, without a slash at its end. */
export const serviceUrlSetting = (
  variable: string,
  example: string,
  fallback?: { value: string },
): Setting<string> => ({
  variable,
  expected: 'the http URL of a service',
  example,
  ...(fallback && { fallback }),
  parse: (text) => urlOf(text, ['http:', 'https:'])?.replace(/\/+$/, ''),
});

const ADDRESS = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/;

export const brokersSetting = (variable: string): Setting<readonly string[]> => ({
  variable,
  expected: 'a list of Kafka brokers, host:port separated by commas,',
  example: '127.0.0.1:9092',
  parse: (text) => {
    const brokers = text.split(',').map((broker) => broker.trim());
    return brokers.every((broker) => ADDRESS.test(broker)) ? brokers : undefined;
  },
});

/** A setting that may be left out. */
export const optional = <T>(setting: Setting<T>): Setting<T | undefined> => ({
  ...setting,
  fallback: { value: undefined },
});
