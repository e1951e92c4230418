import { createHash } from 'node:crypto';
import { asText, type Column, orLeftOut, orNull } from '../columns.js';
import type { Kind } from '../kind.js';
import { eventTypeOf } from './event-words.js';
import { departmentsEvents, type Row } from './departments-events.js';

const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;

/** A time without a zone is that of the city's clocks, WIB. What is no time is left for the door to refuse. */
export function timeOf(cell: string): string {
  const [, day, minutes, seconds = ':00'] = LOCAL.exec(cell.trim()) ?? [];
  return day === undefined ? cell.trim() : `${day}T${minutes}${seconds}+07:00`;
}

const COLUMNS: readonly Column[] = [
  { field: 'type', headings: ['kejadian', 'peristiwa'], isRequired: true, read: eventTypeOf },
  { field: 'time', headings: ['waktu'], isRequired: true, read: timeOf },
  { field: 'requestId', headings: ['nomor permohonan'], isRequired: true, read: asText },
  { field: 'serviceCode', headings: ['kode layanan'], isRequired: true, read: asText },
  { field: 'officerId', headings: ['petugas'], isRequired: false, read: orNull },
  { field: 'id', headings: [], isRequired: false, read: orLeftOut },
];

/** The same row has the same id in every run, which is what makes a second run harmless. */
const idOf = ({ id, type, time, requestId }: Row): string =>
  typeof id === 'string'
    ? id
    : `csv-${createHash('sha256')
        .update(JSON.stringify([requestId, type, time]))
        .digest('hex')
        .slice(0, 32)}`;

/** A department's history of service events, by the credential of its producer. */
export const serviceEvents = (): Kind =>
  departmentsEvents(COLUMNS, (row) => ({
    id: idOf(row),
    type: row.type,
    time: row.time,
    data: { requestId: row.requestId, serviceCode: row.serviceCode, officerId: row.officerId ?? null },
  }));
