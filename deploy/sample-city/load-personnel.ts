import type { Progress } from '../local/progress.js';
import type { City } from './city.js';
import { Doors } from './doors.js';

/** An employee of the sample city as the platform knows him. */
export interface Listed {
  readonly employeeId: string;
  readonly positionCode: string;
  /** Who agrees to his plan; null for the mayor. */
  readonly appraiserId: string | null;
}

export interface Directory {
  readonly employees: readonly Listed[];
}

interface Report {
  readonly rejected: number;
  readonly rows: readonly {
    readonly row: number;
    readonly id?: string;
    readonly errors?: readonly { readonly field: string; readonly message: string }[];
  }[];
}

export interface LoadOptions {
  readonly gatewayUrl: string;
  readonly city: City;
  readonly progress: Progress;
}

const ROWS_AT_ONCE = 1_000;

/** Brings units, posts and people in by personnel's import doors. Running it again changes nothing. */
export async function loadPersonnel({ gatewayUrl, city, progress }: LoadOptions): Promise<Directory> {
  const doors = new Doors(gatewayUrl);
  const counts = `${city.units.length} units, ${city.positions.length} posts, ${city.employees.length} employees`;
  return progress.step(`Load the sample city: ${counts}`, async (note) => {
    await importRows(doors, 'units', city.units);
    await importRows(doors, 'positions', city.positions);
    const ids = await importRows(doors, 'employees', city.employees, (done) => note(`${done} employees`));
    return directoryOf(city, ids);
  });
}

/** @returns the id of each row, in order. @throws when a row is rejected: the sample city is to be without fault */
async function importRows(
  doors: Doors,
  what: string,
  rows: readonly object[],
  tell: (done: number) => void = () => undefined,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE);
    const report = await doors.call<Report>('POST', `/api/personnel/${what}/import`, { rows: chunk });
    for (const { row, id, errors } of report.rows) {
      if (id === undefined) {
        const why = errors?.map(({ field, message }) => `${field} ${message}`).join('; ');
        throw new Error(`personnel rejected row ${from + row} of ${what}: ${why}`);
      }
      ids[from + row - 1] = id;
    }
    tell(ids.length);
  }
  return ids;
}

/** Every leading post of the sample city is held, so the appraiser is the holder of the post above. */
function directoryOf(city: City, ids: readonly string[]): Directory {
  const above = new Map(city.positions.map(({ code, reportsToCode }) => [code, reportsToCode]));
  const holders = new Map(city.employees.map(({ positionCode }, n) => [positionCode, ids[n] ?? '']));
  return {
    employees: city.employees.map(({ positionCode }, n) => {
      const superior = above.get(positionCode) ?? null;
      return {
        employeeId: ids[n] ?? '',
        positionCode,
        appraiserId: superior === null ? null : (holders.get(superior) ?? null),
      };
    }),
  };
}
