import { type FileHandle, open } from 'node:fs/promises';
import type { Language } from '../check/words.js';
import { UsageError } from './options.js';
import { CLI_TEXTS } from './texts.js';
import { WRONG_FILE, type WrongFile } from './wrong-file.js';

/** What files begin with that hold no events, whatever they are called. */
const BEGINNINGS: readonly (readonly [readonly number[], WrongFile])[] = [
  [[0x1f, 0x8b], 'compressed'],
  [[0x50, 0x4b, 0x03, 0x04], 'workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
  [[0xff, 0xfe], 'utf16'],
  [[0xfe, 0xff], 'utf16'],
];

const SYSTEM_ERRORS: Readonly<Record<string, WrongFile>> = { ENOENT: 'missing', EACCES: 'forbidden' };

const wrongWithin = async (file: FileHandle): Promise<WrongFile | undefined> => {
  if (!(await file.stat()).isFile()) return 'notAFile';
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  const begun = buffer.subarray(0, bytesRead);
  return BEGINNINGS.find(([bytes]) => begun.subarray(0, bytes.length).equals(Buffer.from(bytes)))?.[1];
};

/** Before anything is read of it: every line of a file of another kind would be wrong. @throws UsageError */
export async function demandReadable(options: { readonly file: string; readonly language: Language }): Promise<void> {
  const { file, language } = options;
  let handle: FileHandle | undefined;
  let wrong: WrongFile | undefined;
  try {
    handle = await open(file);
    wrong = await wrongWithin(handle);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    wrong = SYSTEM_ERRORS[code];
    if (wrong === undefined) throw new UsageError(CLI_TEXTS[language].unreadable(file, message));
  } finally {
    await handle?.close();
  }
  if (wrong !== undefined) throw new UsageError(`${file} ${WRONG_FILE[wrong][language]}`);
}
