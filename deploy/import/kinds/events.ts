import { createHash } from 'node:crypto';
import { asText, type Column, orLeftOut, orNull } from '../columns.js';
import type { Door } from '../door.js';
import type { Kind, RowError, Settled } from '../kind.js';

/** Of a request, as departments write them; the full type is taken too. */
const KINDS: ReadonlyMap<string, string> = new Map(
  [
    ['request-received', 'diterima'],
    ['requirements-completed', 'berkas lengkap'],
    ['request-returned', 'dikembalikan'],
    ['request-resumed', 'dilanjutkan'],
    ['request-finished', 'selesai'],
    ['request-rejected', 'ditolak'],
  ].flatMap(([kind = '', word = '']) => [
    [kind, `teladan.service.${kind}.v1`],
    [word, `teladan.service.${kind}.v1`],
  ]),
);

const typeOf = (cell: string): string => KINDS.get(cell.trim().toLowerCase()) ?? cell.trim();

const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;

/** A time without a zone is that of the city's clocks, WIB. What is no time is left for the door to refuse. */
export function timeOf(cell: string): string {
  const [, day, minutes, seconds = ':00'] = LOCAL.exec(cell.trim()) ?? [];
  return day === undefined ? cell.trim() : `${day}T${minutes}${seconds}+07:00`;
}

const COLUMNS: readonly Column[] = [
  { field: 'type', headings: ['peristiwa'], isRequired: true, read: typeOf },
  { field: 'time', headings: ['waktu'], isRequired: true, read: timeOf },
  { field: 'requestId', headings: ['nomor permohonan'], isRequired: true, read: asText },
  { field: 'serviceCode', headings: ['kode layanan'], isRequired: true, read: asText },
  { field: 'officerId', headings: ['petugas'], isRequired: false, read: orNull },
  { field: 'id', headings: [], isRequired: false, read: orLeftOut },
];

/** The same row has the same id in every run, which is what makes a second run harmless. */
const idOf = ({ id, type, time, requestId }: Readonly<Record<string, unknown>>): string =>
  typeof id === 'string'
    ? id
    : `csv-${createHash('sha256')
        .update(JSON.stringify([requestId, type, time]))
        .digest('hex')
        .slice(0, 32)}`;

interface Told {
  readonly outcome: 'accepted' | 'duplicate' | 'rejected';
  readonly errors?: readonly RowError[];
}

const OUTCOMES: Readonly<Record<Told['outcome'], Settled['outcome']>> = {
  accepted: 'recorded',
  duplicate: 'unchanged',
  rejected: 'rejected',
};

const areTold = (body: unknown, rows: number): body is Told[] => Array.isArray(body) && body.length === rows;

/** A department's history of service events, by the credential of its producer. */
export function serviceEvents(): Kind {
  let source: Promise<string> | undefined;
  return {
    holder: 'producer',
    columns: COLUMNS,
    rowsAtOnce: 500,
    send: async (door, rows) => {
      source ??= sourceOf(door);
      const own = await source;
      const events = rows.map((row) => eventOf(own, row));
      const body = await door.post('/ingest/events', 'application/cloudevents-batch+json', events);
      if (!areTold(body, rows.length)) throw door.notUnderstood();
      return body.map(({ outcome, errors = [] }) => ({ outcome: OUTCOMES[outcome], errors }));
    },
  };
}

async function sourceOf(door: Door): Promise<string> {
  const body = await door.get('/api/service-metrics/producers/me');
  const source = typeof body === 'object' && body !== null && 'source' in body ? body.source : undefined;
  if (typeof source !== 'string') throw door.notUnderstood();
  return source;
}

const eventOf = (source: string | undefined, row: Readonly<Record<string, unknown>>) => ({
  specversion: '1.0',
  id: idOf(row),
  source,
  type: row.type,
  time: row.time,
  data: { requestId: row.requestId, serviceCode: row.serviceCode, officerId: row.officerId ?? null },
});
