import { FILE_TEXTS, type Told } from './texts.js';

/** A column that a file may have. */
export interface Column {
  /** Name of the field at the door, which is also a heading. */
  readonly field: string;
  /** Other headings, in lower case. */
  readonly headings: readonly string[];
  readonly isRequired: boolean;
  /** Undefined leaves the field out. */
  readonly read: (cell: string) => unknown;
}

/** The headings of a file do not fit; one line that says what to do. */
export class WrongHeadings extends Error {
  override readonly name = 'WrongHeadings';

  constructor(readonly told: Told) {
    super(told.en);
  }
}

/** Left as it is: the door says what is wrong with it. */
export const asText = (cell: string): string => cell.trim();
export const orNull = (cell: string): string | null => cell.trim() || null;
export const orLeftOut = (cell: string): string | undefined => cell.trim() || undefined;

const YES = new Set(['true', 'ya', 'y', '1', 'aktif']);
const NO = new Set(['false', 'tidak', 't', '0', 'tidak aktif']);

export const yesOrNo = (cell: string): unknown => {
  const word = cell.trim().toLowerCase();
  if (word === '') return undefined;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : word;
};

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

/** What stands in each column of a file. @throws WrongHeadings */
export function layoutOf(header: readonly string[], columns: readonly Column[]): readonly Column[] {
  const layout = header.map((heading) => {
    const found = columns.find(({ field, headings }) => [field.toLowerCase(), ...headings].includes(plain(heading)));
    if (found === undefined) throw new WrongHeadings(FILE_TEXTS.noColumn(heading, columns.map(told).join(', ')));
    return found;
  });
  const twice = layout.find((column, index) => layout.indexOf(column) !== index);
  if (twice !== undefined) throw new WrongHeadings(FILE_TEXTS.twice(told(twice)));
  const missing = columns.filter((column) => column.isRequired && !layout.includes(column));
  if (missing.length > 0) throw new WrongHeadings(FILE_TEXTS.lacks(missing.map(told).join(', ')));
  return layout;
}

const told = ({ field, headings: [other] }: Column): string => (other === undefined ? field : `${field} (${other})`);

/** The body of one row. */
export const bodyOf = (layout: readonly Column[], cells: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    layout.flatMap(({ field, read }, index) => {
      const value = read(cells[index] ?? '');
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
