import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ADMINISTRATOR_TOKEN_FILE = 'administrator-token';

/** ADMINISTRATOR_TOKEN, or one that is made at the first start and kept with the data, readable by its owner alone. */
export async function tokenOfAdministrator(dataDir: string): Promise<string> {
  const { ADMINISTRATOR_TOKEN: given } = process.env;
  if (given) return given;
  const file = join(dataDir, ADMINISTRATOR_TOKEN_FILE);
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim()) return kept.trim();
  const token = randomBytes(32).toString('hex');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return token;
}
