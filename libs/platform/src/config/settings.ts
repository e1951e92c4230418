/** One environment variable: how it is read, and what is said when it cannot be. */
export interface Setting<T> {
  readonly variable: string;
  /** Completes "… is needed", for example `a port number from 0 to 65535`. */
  readonly expected: string;
  readonly example: string;
  /** Taken when the variable is unset or empty; without it the variable is required. */
  readonly fallback?: { readonly value: T };
  /** Its value is never repeated in an error. */
  readonly secret?: boolean;
  /** Undefined when the text is not what is expected. */
  readonly parse: (text: string) => T | undefined;
}

export type Settings<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** The environment does not say what the service needs. Its message is one line for the person who starts the service. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const complaint = ({ variable, expected, example, secret }: Setting<unknown>, given: string | undefined): string => {
  const wrong = given === undefined ? 'is not set' : secret ? 'cannot be read' : `is ${JSON.stringify(given)}`;
  return `${variable} ${wrong}: ${expected} is needed, for example ${variable}=${example}`;
};

/**
 * Reads all settings and reports all that are wrong at once.
 * @throws SettingsError
 */
export function readSettings<S extends Record<string, Setting<unknown>>>(
  settings: S,
  env: Readonly<Record<string, string | undefined>>,
): Settings<S> {
  const complaints: string[] = [];
  const values = Object.entries(settings).map(([name, setting]) => {
    const given = env[setting.variable]?.trim() || undefined;
    if (given === undefined && setting.fallback) return [name, setting.fallback.value];
    const value = given === undefined ? undefined : setting.parse(given);
    if (value === undefined) complaints.push(complaint(setting, given));
    return [name, value];
  });
  if (complaints.length > 0) throw new SettingsError(complaints.join('; '));
  return Object.fromEntries(values) as Settings<S>;
}
