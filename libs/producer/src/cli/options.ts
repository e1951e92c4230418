import { parseArgs } from 'node:util';
import { type Language, LANGUAGES } from '../check/words.js';
import { demandCredential, demandUrl } from '../settings.js';
import type { DoorAddress } from './platform-door.js';
import { CLI_TEXTS } from './texts.js';
import type { ListOptions } from './wrong-events.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Options =
  | { readonly command: 'help'; readonly language: Language }
  | { readonly command: 'check'; readonly language: Language; readonly file: string }
  | {
      readonly command: 'send';
      readonly language: Language;
      readonly file: string;
      readonly url: string;
      readonly credential: string;
    }
  | ({ readonly command: 'rejected' } & ListOptions)
  | ({ readonly command: 'replay' } & DoorAddress)
  | ({ readonly command: 'discard'; readonly event: string } & DoorAddress);

/** The command line is wrong; the message says how it should be. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** By `LC_ALL`, `LC_MESSAGES` or `LANG`, as other programs; Bahasa Indonesia when they name neither language. */
export const languageOf = (env: Environment): Language =>
  /^en\b|^en_/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'id';

const readArgs = (args: readonly string[], language: Language) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        lang: { type: 'string' },
        url: { type: 'string' },
        whole: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    // Node adds a paragraph of advice after the first sentence.
    const [sentence] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(CLI_TEXTS[language].usage(`${sentence}.`));
  }
};

const demanded = <T>(read: () => T, message: string): T => {
  try {
    return read();
  } catch {
    throw new UsageError(message);
  }
};

/** Of a parked event, or of a rejected one. */
const NUMBER = /^(\d{1,15}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** @throws UsageError */
export function readOptions(args: readonly string[], env: Environment): Options {
  const { values, positionals } = readArgs(args, languageOf(env));
  const asked = LANGUAGES.find((known) => known === values.lang);
  const language = asked ?? languageOf(env);
  const texts = CLI_TEXTS[language];
  const refuse = (reason: string): never => {
    throw new UsageError(texts.usage(reason));
  };
  if (values.lang !== undefined && asked === undefined) refuse(texts.language);
  if (values.help) return { command: 'help', language };
  const [command, file = '', ...more] = positionals;
  const address = (): DoorAddress => ({
    language,
    url: demanded(() => demandUrl(values.url ?? env.TELADAN_URL ?? ''), texts.usage(texts.url)),
    credential: demanded(() => demandCredential(env.TELADAN_CREDENTIAL ?? ''), texts.usage(texts.credential)),
  });
  if (command === 'rejected' || command === 'replay') {
    if (file !== '') refuse(texts.noFile);
    return command === 'replay' ? { command, ...address() } : { command, whole: values.whole === true, ...address() };
  }
  if (command === 'discard') {
    if (!NUMBER.test(file) || more.length > 0) refuse(texts.oneEvent);
    return { command, event: file, ...address() };
  }
  if (command !== 'check' && command !== 'send') return refuse(texts.command);
  if (file === '' || more.length > 0) refuse(texts.oneFile);
  return command === 'check' ? { command, language, file } : { command, file, ...address() };
}
