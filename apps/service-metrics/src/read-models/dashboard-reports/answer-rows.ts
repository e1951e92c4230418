import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Page, type Paged } from '#platform';
import { type Cell, csvLine } from './csv.js';
import type { RowsQuery } from './rows-query.js';

/** A report's rows, as a page of them or all together. `T`'s fields are the columns of the CSV. */
export interface Rows<T> {
  /** Also the name of the CSV file. */
  readonly name: string;
  readonly columns: readonly (keyof T & string)[];
  readonly page: (asked: Page) => Promise<Paged<T>>;
}

type Row<T> = { readonly [K in keyof T]: Cell };

const PORTION = 500;

const wantsCsv = ({ format }: RowsQuery, { headers }: FastifyRequest): boolean =>
  format === undefined ? /\btext\/csv\b/.test(headers.accept ?? '') : format === 'csv';

/** Answers JSON with ETag and link, 304, or CSV, by what the request asks for. */
export async function answerRows<T extends Row<T>>(
  rows: Rows<T>,
  query: RowsQuery,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  // Each dashboard sees its own selection: nobody in between may keep an answer for another.
  void reply.header('cache-control', 'private, no-cache').header('vary', 'accept, authorization');
  if (wantsCsv(query, request)) return sendCsv(rows, reply);
  const page = await rows.page(query);
  const body = JSON.stringify(page);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', etag);
  if (page.next !== null) void reply.header('link', `<${linkTo(request, page.next)}>; rel="next"`);
  if (isKnown(request.headers['if-none-match'], etag)) return void reply.status(304).send();
  void reply.type('application/json; charset=utf-8').serializer(String).send(body);
}

/** Relative to the request's own address, so that it is right by whichever door the request came. */
const linkTo = ({ raw }: FastifyRequest, next: string): string => {
  const asked = new URLSearchParams(raw.url?.split('?')[1] ?? '');
  asked.set('cursor', next);
  return `?${asked.toString()}`;
};

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag);

async function sendCsv<T extends Row<T>>(rows: Rows<T>, reply: FastifyReply): Promise<void> {
  const first = await rows.page(Object.assign(new Page(), { limit: PORTION }));
  void reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${rows.name}.csv"`)
    .send(Readable.from(linesOf(rows, first)));
}

/** Portion by portion, as fast as they are taken: memory does not grow with the rows. */
async function* linesOf<T extends Row<T>>({ columns, page }: Rows<T>, first: Paged<T>): AsyncGenerator<string> {
  yield csvLine(columns);
  for (let portion = first; ;) {
    yield portion.items.map((row) => csvLine(columns.map((column) => row[column]))).join('');
    if (portion.next === null) return;
    portion = await page(Object.assign(new Page(), { limit: PORTION, cursor: portion.next }));
  }
}
