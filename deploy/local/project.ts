import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));

/** The folder of package.json: these programs run both from dist/ and, in tests, from the sources. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Where `npm start` keeps its data; `npm run reset` clears it. */
export const defaultDataDir = join(projectRoot, '.data');
