import { asText, type Column, orLeftOut, orNull, yesOrNo } from '../columns.js';
import type { Door } from '../door.js';
import type { Kind, RowError, Settled } from '../kind.js';

interface Report {
  readonly rows: readonly { readonly outcome: Settled['outcome']; readonly errors?: readonly RowError[] }[];
}

const isReport = (body: unknown, rows: number): body is Report =>
  typeof body === 'object' && body !== null && 'rows' in body && Array.isArray(body.rows) && body.rows.length === rows;

const kind = (what: string, columns: readonly Column[]): Kind => ({
  holder: 'administrator',
  columns,
  rowsAtOnce: 1_000,
  send: async (door: Door, rows) => {
    const body = await door.post(`/api/personnel/${what}/import`, 'application/json', { rows });
    if (!isReport(body, rows.length)) throw door.notUnderstood();
    return body.rows.map(({ outcome, errors = [] }) => ({ outcome, errors }));
  },
});

const column = (field: string, heading: string, read: Column['read'], isRequired = true): Column => ({
  field,
  headings: [heading],
  isRequired,
  read,
});

const optional = (field: string, heading: string, read: Column['read']): Column => column(field, heading, read, false);

export const units = kind('units', [
  column('code', 'kode', asText),
  column('name', 'nama', asText),
  column('kind', 'jenis', asText),
  column('parentCode', 'kode induk', orNull),
  optional('active', 'aktif', yesOrNo),
]);

export const positions = kind('positions', [
  column('code', 'kode', asText),
  column('title', 'nama jabatan', asText),
  column('kind', 'jenis', asText),
  column('unitCode', 'kode unit', asText),
  column('reportsToCode', 'kode atasan', orNull),
  optional('active', 'aktif', yesOrNo),
]);

export const employees = kind('employees', [
  column('nip', 'nip', orNull),
  column('name', 'nama', asText),
  column('status', 'status', asText),
  column('rank', 'golongan', orNull),
  column('positionCode', 'kode jabatan', asText),
  optional('serviceSince', 'tmt', orNull),
  optional('active', 'aktif', yesOrNo),
  optional('employeeId', 'id pegawai', orLeftOut),
]);
