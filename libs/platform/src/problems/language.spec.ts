import { languageOf } from './language.js';

describe('The language of an answer', () => {
  it.each([
    [undefined, 'id'],
    ['', 'id'],
    ['id-ID,id;q=0.9,en;q=0.8', 'id'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.5', 'en'],
    ['id;q=0.4,en;q=0.6', 'en'],
    ['en;q=0.5,id;q=0.5', 'en'],
    ['fr,de', 'id'],
    ['*', 'id'],
    ['en;q=0', 'id'],
    ['en;q=abc', 'id'],
    [',;;=,', 'id'],
    ['x'.repeat(100_000), 'id'],
  ])('to a reader of %s is %s', (accepted, expected) => {
    expect(languageOf(accepted)).toBe(expected);
  });
});
