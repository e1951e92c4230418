import {
  EVENT_TEXTS,
  type EventContract,
  fieldsLeftOut,
  fieldsOf,
  isDepartments,
  keyTemplate,
  kindOf,
  needsPersonalData,
  type PublishedField,
  subjectTemplate,
  topicAddress,
  topicText,
} from '#contracts';
import type { Language } from '#platform';
import { CONTRACT_TEXTS, type ContractTexts } from './contract-texts.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

const STYLE =
  'body{font:16px/1.6 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd}' +
  'pre{background:#f4f4f4;padding:.75rem;overflow:auto}code{overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .5rem}';

const fieldRow = ({ path, schema, nullable, optional, text }: PublishedField, language: Language): string => {
  const texts = CONTRACT_TEXTS[language];
  const kind = [kindOf(schema, language), ...(nullable ? [texts.orNull] : []), ...(optional ? [texts.optional] : [])];
  return `<tr><td><code>${escaped(path)}</code></td><td>${escaped(kind.join(' '))}</td><td>${escaped(text?.[language] ?? '')}</td></tr>`;
};

/** What a dashboard without the scope is told; nothing is said of an event that it is told whole. */
const withoutPersonalData = ({ type }: EventContract, language: Language): string => {
  const { personalAlone, leftOut } = CONTRACT_TEXTS[language];
  if (needsPersonalData(type)) return `<p>${personalAlone}</p>\n`;
  const fields = fieldsLeftOut(type).map((field) => `<code>${field}</code>`);
  if (fields.length === 0) return '';
  const schema = `<a href="/contract/schemas/${type}.without-personal-data.json">JSON Schema</a>`;
  return `<p>${leftOut} ${fields.join(', ')} (${schema})</p>\n`;
};

const eventSection = (contract: EventContract, language: Language): string => {
  const texts = CONTRACT_TEXTS[language];
  const { type, example } = contract;
  return `<section>
<h3 id="${type}">${type}</h3>
<dl>
<dt>${texts.when}</dt><dd>${escaped(EVENT_TEXTS[type]?.[language] ?? '')}</dd>
<dt>${texts.key}</dt><dd><code>${escaped(keyTemplate(contract))}</code></dd>
<dt>${texts.subject}</dt><dd><code>${escaped(subjectTemplate(contract))}</code></dd>
</dl>
<table>
<tr><th>${texts.field}</th><th>${texts.kind}</th><th>${texts.meaning}</th></tr>
${fieldsOf(contract)
  .map((field) => fieldRow(field, language))
  .join('\n')}
</table>
<p>${texts.example} (<a href="/contract/schemas/${type}.json">JSON Schema</a>)</p>
${withoutPersonalData(contract, language)}<pre>${escaped(JSON.stringify(example, null, 2))}</pre>
</section>`;
};

const topicSection = (contracts: readonly EventContract[], language: Language): string => {
  const [first] = contracts;
  if (!first) return '';
  const { sent, received } = CONTRACT_TEXTS[language];
  return `<h2>${escaped(topicAddress(first.topic))}</h2>
<p>${isDepartments(first.topic) ? received : sent} ${escaped(topicText(first.topic, language))}</p>
${contracts.map((contract) => eventSection(contract, language)).join('\n')}`;
};

const headersTable = ({ header, meaning, headers }: ContractTexts): string => {
  const rows = headers.map(([name, text]) => `<tr><td><code>${name}</code></td><td>${escaped(text)}</td></tr>`);
  return `<table><tr><th>${header}</th><th>${meaning}</th></tr>${rows.join('')}</table>`;
};

const doorList = ({ doors }: ContractTexts): string =>
  `<dl>${doors.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;

/** What departments send comes first: who opens this page is most often about to write a producer. */
const byTopic = (contracts: readonly EventContract[]): EventContract[][] =>
  [...Map.groupBy(contracts, ({ topic }) => topic)]
    .sort(([left], [right]) => Number(isDepartments(right)) - Number(isDepartments(left)))
    .map(([, own]) => own);

/** The contract for people, as one page without scripts. */
export function contractPage(contracts: readonly EventContract[], language: Language): string {
  const texts = CONTRACT_TEXTS[language];
  const topics = byTopic(contracts);
  const links = topics.flat().map(({ type }) => `<li><a href="#${type}">${type}</a></li>`);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<style>${STYLE}</style>
<h1>${texts.title}</h1>
<p>${texts.about}</p>
<p><a href="/contract/asyncapi.json">AsyncAPI (JSON)</a> · <a href="/contract/asyncapi.yaml">AsyncAPI (YAML)</a></p>
<ul>${links.join('')}</ul>
<h2>${texts.access}</h2>
${doorList(texts)}
<h2>${texts.frame}</h2>
<p>${texts.frameText}</p>
${headersTable(texts)}
${topics.map((own) => topicSection(own, language)).join('\n')}
</html>
`;
}
