import { ExpectedFailure } from '../local/failure.js';
import type { Progress } from '../local/progress.js';
import type { City } from './city.js';
import { type Caller, Doors } from './doors.js';
import { patiently } from './patience.js';
import type { EmployeeRow } from './rows.js';

/** An employee of the sample city as the platform knows him. */
export interface Listed {
  readonly employeeId: string;
  /** Who agrees to his plan; null for the mayor. */
  readonly appraiserId: string | null;
  readonly row: EmployeeRow;
}

export interface Directory {
  readonly employees: readonly Listed[];
}

export interface LoadOptions {
  readonly gatewayUrl: string;
  readonly city: City;
  readonly progress: Progress;
}

export interface PersonnelOptions extends LoadOptions {
  /** City IT's: the import doors are for it alone. */
  readonly administratorToken: string;
}

interface Report {
  readonly rows: readonly {
    readonly row: number;
    readonly id?: string;
    readonly errors?: readonly { readonly field: string | null; readonly message: string }[];
  }[];
}

const ROWS_AT_ONCE = 1_000;

export const counted = (count: number): string => count.toLocaleString('en-US');

/**
 * Brings units, posts and people in by personnel's import doors. Running it again changes nothing.
 * @throws ExpectedFailure that names the first row which personnel rejects, and why
 */
export async function loadPersonnel({
  gatewayUrl,
  administratorToken,
  city,
  progress,
}: PersonnelOptions): Promise<Directory> {
  const doors = new Doors(gatewayUrl);
  const as = { bearer: administratorToken };
  const { units, positions, employees } = city;
  const title = `Load ${counted(units.length)} units, ${counted(positions.length)} posts and their holders`;
  return progress.step(title, async (note) => {
    await importRows({ doors, as }, 'units', units);
    await importRows({ doors, as }, 'positions', positions);
    const ids = await importRows({ doors, as }, 'employees', employees, (done) =>
      note(`${counted(done)} of ${counted(employees.length)}`),
    );
    return directoryOf(city, ids);
  });
}

/** @returns the id of each row, in order */
async function importRows(
  { doors, as }: { readonly doors: Doors; readonly as: Caller },
  what: string,
  rows: readonly object[],
  tell: (done: number) => void = () => undefined,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = { rows: rows.slice(from, from + ROWS_AT_ONCE) };
    const report = await patiently(() => doors.call<Report>('POST', `/api/personnel/${what}/import`, chunk, as));
    for (const { row, id, errors = [] } of report.rows) {
      if (id === undefined) {
        const why = errors.map(({ field, message }) => `${field ?? ''} ${message}`.trim()).join('; ');
        throw new ExpectedFailure(`Personnel rejected row ${from + row} of ${what}: ${why}`);
      }
      ids.push(id);
    }
    tell(ids.length);
  }
  return ids;
}

/** @param ids of the city's employees, in their order */
function directoryOf({ positions, employees }: City, ids: readonly string[]): Directory {
  const above = new Map(positions.map(({ code, reportsToCode }) => [code, reportsToCode]));
  const holders = new Map(employees.map(({ positionCode }, index) => [positionCode, ids[index]]));
  const appraiserOf = (post: string): string | null => {
    const superior = above.get(post) ?? null;
    // P6: where the post above is vacant, the next one up the line appraises.
    return superior === null ? null : (holders.get(superior) ?? appraiserOf(superior));
  };
  return {
    employees: employees.map((row, index) => ({
      employeeId: ids[index] ?? '',
      appraiserId: appraiserOf(row.positionCode),
      row,
    })),
  };
}
