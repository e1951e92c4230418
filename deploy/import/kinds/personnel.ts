import { nipDigits } from '#civil-service';
import { asText, type Column, orLeftOut, orNull, yesOrNo } from '../columns.js';
import type { Door } from '../door.js';
import type { Key, Kind, RowError, Settled } from '../kind.js';

interface Report {
  readonly rows: readonly { readonly outcome: Settled['outcome']; readonly errors?: readonly RowError[] }[];
}

const isReport = (body: unknown, rows: number): body is Report =>
  typeof body === 'object' && body !== null && 'rows' in body && Array.isArray(body.rows) && body.rows.length === rows;

const kind = (what: string, keysOf: Kind['keysOf'] & object, columns: readonly Column[]): Kind => ({
  holder: 'administrator',
  columns,
  keysOf,
  rowsAtOnce: 1_000,
  send: async (door: Door, rows) => {
    const body = await door.post(`/api/personnel/${what}/import`, 'application/json', { rows });
    if (!isReport(body, rows.length)) throw door.notUnderstood();
    return body.rows.map(({ outcome, errors = [] }) => ({ outcome, errors }));
  },
});

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

const keyOf = (field: string, value: string): Key[] => (value === '' ? [] : [{ field, value }]);

const byCode = ({ code }: Row): Key[] => keyOf('code', textOf(code));

/** What is no NIP is left for the platform to refuse. */
const WHOLE_NIP = /^\d{18}$/;

/** By NIP, and by the id that names whoever has another NIP now; who has neither is known by name and post. */
const byPerson = ({ nip, employeeId, name, positionCode }: Row): Key[] => {
  const digits = nipDigits(textOf(nip));
  const keys = [...keyOf('nip', WHOLE_NIP.test(digits) ? digits : ''), ...keyOf('employeeId', textOf(employeeId))];
  const isNameless = digits === '' && keys.length === 0;
  return isNameless ? keyOf('name', `${textOf(positionCode)}\n${textOf(name)}`) : keys;
};

const column = (field: string, heading: string, read: Column['read'], isRequired = true): Column => ({
  field,
  headings: [heading],
  isRequired,
  read,
});

const optional = (field: string, heading: string, read: Column['read']): Column => column(field, heading, read, false);

export const units = kind('units', byCode, [
  column('code', 'kode', asText),
  column('name', 'nama', asText),
  column('kind', 'jenis', asText),
  column('parentCode', 'kode induk', orNull),
  optional('active', 'aktif', yesOrNo),
]);

export const positions = kind('positions', byCode, [
  column('code', 'kode', asText),
  column('title', 'nama jabatan', asText),
  column('kind', 'jenis', asText),
  column('unitCode', 'kode unit', asText),
  column('reportsToCode', 'kode atasan', orNull),
  optional('active', 'aktif', yesOrNo),
]);

export const employees = kind('employees', byPerson, [
  column('nip', 'nip', orNull),
  column('name', 'nama', asText),
  column('status', 'status', asText),
  column('rank', 'golongan', orNull),
  column('positionCode', 'kode jabatan', asText),
  optional('serviceSince', 'tmt', orNull),
  optional('active', 'aktif', yesOrNo),
  optional('employeeId', 'id pegawai', orLeftOut),
]);
