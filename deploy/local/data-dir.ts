import { chmod, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ADMINISTRATOR_TOKEN_FILE } from './administrator-token.js';
import { removeOutsideHome } from './postgres-home.js';
import { defaultDataDir } from './project.js';

/** Where `npm start` keeps its data: DATA_DIR, or `.data` in the project. */
export const configuredDataDir = (): string => resolve(process.env.DATA_DIR || defaultDataDir);

/** A new folder for a stack that lives as long as a test or the demo; `clearDataDir` removes it. */
export const temporaryDataDir = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'teladan-'));
  // As root, the database runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  return folder;
};

const CONTENTS = ['kafka', 'postgres', 'postgres-password', ADMINISTRATOR_TOKEN_FILE, 'logs', 'lock'];

/** Removes what the platform keeps there, and the folder when nothing else is in it: DATA_DIR may be somebody's home. */
export const clearDataDir = async (dataDir: string): Promise<void> => {
  await removeOutsideHome(dataDir);
  for (const name of CONTENTS) await rm(join(dataDir, name), { recursive: true, force: true });
  await rmdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
};
