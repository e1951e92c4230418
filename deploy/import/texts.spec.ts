import { RUN_TEXTS } from './run-texts.js';
import { cellReason, languageOf, shown } from './texts.js';

describe('What an import says', () => {
  it.each([
    [{}, 'id'],
    [{ LANG: 'C.UTF-8' }, 'id'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'id_ID' }, 'id'],
  ])('is in the language of the environment: %j', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });

  it('tells numbers as each language writes them', () => {
    const { id, en } = RUN_TEXTS.progress(60_001, 3_168_616, 1_200);
    expect([id, en]).toEqual(['60.001 baris dari 3,0 MB, 1.200 ditolak', '60,001 lines of 3.0 MB, 1,200 rejected']);
    expect(RUN_TEXTS.counts(1_000, 0, 2).id).toBe('1.000 baris dicatat, 0 tidak berubah, 2 ditolak.');
  });

  it('says of a wrong time what else a cell may hold, and of all others what the platform said', () => {
    const wrong = { code: 'NOT_RFC_3339', message: 'x' };
    expect(cellReason(wrong, 'id')).toContain('2025-03-03 10:00:00 (tanpa zona: WIB)');
    expect(cellReason(wrong, 'en')).toContain('2025-03-03 10:00:00 (without a zone: WIB');
    expect(cellReason({ code: 'EVENT_TOO_OLD', message: 'x' }, 'en')).toBe('x');
  });

  it('says of a wrong event which words there are', () => {
    const wrong = { code: 'EVENT_TYPE_UNKNOWN', message: 'x' };
    expect(cellReason(wrong, 'id')).toContain('requirements-completed/berkas lengkap/lengkap');
    expect(cellReason(wrong, 'en')).toContain('request-finished/finished/selesai/terbit');
  });

  it('shows what stands in a file without steering the terminal or filling it', () => {
    expect(shown('a\u001b[2Jb\ud800')).toBe('a\uFFFD[2Jb\uFFFD');
    expect(shown('x'.repeat(1_000_000))).toBe(`${'x'.repeat(60)}…`);
  });
});
