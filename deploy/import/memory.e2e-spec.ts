import { join } from 'node:path';
import { NEEDED, registerDepartment } from '../bench/history-import/department.js';
import { writeHistory } from '../bench/history-import/history-file.js';
import { runImport } from '../bench/history-import/import-run.js';
import { type Part, startPart } from '../local/e2e-fixtures.js';

const ROWS = 150_000;
/** Of a short run the second half may hold a little more; a million rows are measured by `npm run bench`. */
const MOST_GROWTH = 1.25;
const MOST_MB = 200;

describe('the memory of an import', () => {
  let platform: Part;

  beforeAll(async () => {
    platform = await startPart(NEEDED);
  });

  afterAll(() => platform.stop());

  it('does not grow with the file', async () => {
    const file = join(platform.folder, 'history.csv');
    await writeHistory(file, { rows: ROWS, distinct: 1_000 });
    const run = await runImport(file, platform.urls.gateway, await registerDepartment(platform));
    expect(run).toMatchObject({ recorded: 1_000, unchanged: ROWS - 1_000, rejected: 0 });
    expect(run.secondHalf).toBeLessThan(MOST_MB);
    expect(run.secondHalf).toBeLessThan(run.firstHalf * MOST_GROWTH);
  });
});
