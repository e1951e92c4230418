import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ADMINISTRATOR_TOKEN_FILE = 'administrator-token';

/** The one that a start has kept with its data; undefined when there is none that this user may read. */
const keptAdministratorToken = async (dataDir: string): Promise<string | undefined> => {
  const kept = await readFile(join(dataDir, ADMINISTRATOR_TOKEN_FILE), 'utf8').catch(() => '');
  return kept.trim() || undefined;
};

const isHere = (url: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

/** What a command may show at `url` when the environment gives no token: the kept one, which no other machine is told. */
export const keptTokenFor = async (url: string, dataDir: string): Promise<string | undefined> =>
  isHere(url) ? keptAdministratorToken(dataDir) : undefined;

/** ADMINISTRATOR_TOKEN, or one that is made at the first start and kept with the data, readable by its owner alone. */
export async function tokenOfAdministrator(dataDir: string): Promise<string> {
  const { ADMINISTRATOR_TOKEN: given } = process.env;
  if (given) return given;
  const kept = await keptAdministratorToken(dataDir);
  if (kept !== undefined) return kept;
  const token = randomBytes(32).toString('hex');
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, ADMINISTRATOR_TOKEN_FILE), `${token}\n`, { mode: 0o600 });
  return token;
}
