import { parsedArgs, UsageError } from '../local/command.js';
import { GATEWAY, gatewayOf } from '../local/gateway-address.js';
import type { Given } from './credential.js';
import { EVENT_WORDS } from './kinds/event-words.js';
import { KINDS } from './kinds/index.js';
import { type Language, LANGUAGES, languageOf } from './texts.js';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly kind: string;
  readonly file: string;
  readonly url: string;
  readonly credentials: Given;
  readonly language: Language;
}

const names = [...KINDS.keys()].join(', ');

export const HELP = `npm run import -- ${[...KINDS.keys()].join('|')} FILE.csv [options]

Brings a CSV file in, of any length. Good rows are kept; bad ones are written to FILE.csv.rejected.csv with line, column and
reason. A run that was broken off goes on where it was; a file that is brought in twice changes nothing.

The first row names the columns, separated by commas, semicolons or tabs, in UTF-8. Compressed files are unpacked first.
${[...KINDS].map(([name, kind]) => `  ${name.padEnd(12)}${headingsOf(kind().columns)}`).join('\n')}
type/kejadian is one of these words, in either language:
  ${EVENT_WORDS.replaceAll(', ', '\n  ')}
A time is 2025-03-03T10:00:00+07:00, or 2025-03-03 10:00:00 without a zone, which is taken as WIB (UTC+7).
(Waktu tanpa zona, misalnya 2025-03-03 10:00:00, dibaca sebagai WIB.)
Columns in brackets may be left out. Units and positions may refer to later rows of the same thousand.

  --url URL     the gateway, also as https://teladan.example/api/service-metrics; default TELADAN_URL, else ${GATEWAY}
  --lang id|en  the language of reasons; default that of LC_ALL, LC_MESSAGES or LANG, else id
  --json        the last line on standard output is one JSON object
  --help        this text

TELADAN_CREDENTIAL holds the credential of the department's producer, for events and surveys. Everything else is for city IT, whose token
is in ADMINISTRATOR_TOKEN; on the machine of "npm start" it is read from the data (.data/administrator-token).

Exit status: 0 all rows are in, 1 some were rejected or it was broken off, 2 the options, the credential or the file
are wrong.
`;

function headingsOf(columns: readonly { field: string; headings: readonly string[]; isRequired: boolean }[]): string {
  return columns
    .map(({ field, headings: [other], isRequired }) => {
      const heading = other === undefined || other === field ? field : `${field}/${other}`;
      return isRequired ? heading : `[${heading}]`;
    })
    .join(', ');
}

/** @throws UsageError */
export const readOptions = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options => {
  const { values, positionals } = parsedArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      url: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const [kind = '', file = '', more] = positionals;
  if (!values.help) {
    if (!KINDS.has(kind)) throw new UsageError(`Say what the file holds: ${names}. See --help.`);
    if (file === '') throw new UsageError(`Name the file: npm run import -- ${kind} FILE.csv. See --help.`);
    if (more !== undefined) throw new UsageError(`Unexpected argument '${more}'. See --help.`);
  }
  const language = values.lang === undefined ? languageOf(env) : LANGUAGES.find((known) => known === values.lang);
  if (language === undefined) throw new UsageError('--lang must be id or en. See --help.');
  return {
    help: values.help,
    json: values.json,
    kind,
    file,
    url: gatewayOf(values.url ?? (env.TELADAN_URL || GATEWAY)),
    credentials: {
      ...(env.TELADAN_CREDENTIAL && { producer: env.TELADAN_CREDENTIAL }),
      ...(env.ADMINISTRATOR_TOKEN && { administrator: env.ADMINISTRATOR_TOKEN }),
    },
    language,
  };
};
