import type { Language } from '#platform';
import type { FrontPage } from './list-services.controller.js';

const TEXTS = {
  id: {
    title: 'Teladan: layanan',
    page: 'dokumen API',
    document: 'OpenAPI',
    contract: 'kontrak kejadian',
    health: 'keadaan layanan',
  },
  en: {
    title: 'Teladan: services',
    page: 'API documents',
    document: 'OpenAPI',
    contract: 'contract of events',
    health: 'state of the services',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The list as one small page without scripts; names and addresses are the program's own, so nothing needs escaping. */
export function servicesPage({ services, contract }: FrontPage, language: Language): string {
  const texts = TEXTS[language];
  const rows = services.map(
    ({ name, page, document }) =>
      `<tr><th>${name}</th><td><a href="${page}">${texts.page}</a></td><td><a href="${document}">${texts.document}</a></td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<style>body{font:16px/1.6 system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem}th{text-align:left;padding-right:2rem}td{padding-right:2rem}</style>
<h1>${texts.title}</h1>
<table>${rows.join('')}</table>
<p><a href="${contract.page}">${texts.contract}</a> (<a href="${contract.asyncapi}">AsyncAPI</a>)</p>
<p><a href="/health/ready">${texts.health}</a></p>
</html>
`;
}
