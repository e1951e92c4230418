import { languageOf, shown } from './texts.js';

describe('What an import says', () => {
  it.each([
    [{}, 'id'],
    [{ LANG: 'C.UTF-8' }, 'id'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'id_ID' }, 'id'],
  ])('is in the language of the environment: %j', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });

  it('shows what stands in a file without steering the terminal or filling it', () => {
    expect(shown('a\u001b[2Jb\ud800')).toBe('a\uFFFD[2Jb\uFFFD');
    expect(shown('x'.repeat(1_000_000))).toBe(`${'x'.repeat(60)}…`);
  });
});
