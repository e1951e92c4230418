import { type Setting, readSettings } from '#platform';

/** Each is compared whole, unless it is a pattern. */
export type Origins = readonly (string | RegExp)[];

/** This machine alone: a page that is opened as a file (it has the origin `null`) or from any port. */
const LOCAL: Origins = ['null', /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/];

const isOrigin = (text: string): boolean =>
  text === 'null' || (/^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text);

const originsSetting = (fallback: Origins): Setting<Origins> => ({
  variable: 'DASHBOARD_ORIGINS',
  expected: 'a list of the origins of dashboards’ pages, scheme and host separated by commas,',
  example: 'https://dasbor.example.go.id',
  fallback: { value: fallback },
  parse: (text) => {
    const origins = text.split(',').map((origin) => origin.trim());
    return origins.every(isOrigin) ? origins : undefined;
  },
});

/**
 * Whose pages may read by a browser: what `DASHBOARD_ORIGINS` lists. Without it this machine's own, in production nobody's.
 * @throws SettingsError
 */
export function readOrigins(env: Readonly<Record<string, string | undefined>>): Origins {
  const fallback = env['NODE_ENV'] === 'production' ? [] : LOCAL;
  return readSettings({ origins: originsSetting(fallback) }, env).origins;
}
