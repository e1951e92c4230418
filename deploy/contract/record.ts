import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue, releaseOf } from '#contracts';

/** Never overwrites: linked from a finished file, which fails where there is one already. */
const writeNew = async (file: string, text: string): Promise<boolean> => {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
};

/** Records the events that have no record yet, and leaves all others as they are; the types that were recorded. */
export const recordReleases = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const recorded: string[] = [];
  for (const contract of catalogue().values()) {
    const text = `${JSON.stringify(releaseOf(contract), undefined, 2)}\n`;
    if (await writeNew(join(folder, `${contract.type}.json`), text)) recorded.push(contract.type);
  }
  return recorded;
};
