import { EVENT_WORDS, eventTypeOf } from './event-words.js';

describe('The words for what happened to a request', () => {
  it.each([
    ['diterima', 'request-received'],
    ['MASUK', 'request-received'],
    ['received', 'request-received'],
    ['request-received', 'request-received'],
    ['Request Received', 'request-received'],
    ['requirements_completed', 'requirements-completed'],
    ['Berkas-Lengkap', 'requirements-completed'],
    ['lengkap', 'requirements-completed'],
    [' dikembalikan ', 'request-returned'],
    ['kembali', 'request-returned'],
    ['lanjut', 'request-resumed'],
    ['terbit', 'request-finished'],
    ['tolak', 'request-rejected'],
  ])('are taken in either language and however they are joined: %s', (cell, last) => {
    expect(eventTypeOf(cell)).toBe(`teladan.service.${last}.v1`);
    expect(EVENT_WORDS).toContain(last);
  });

  it.each(['teladan.service.request-received.v1', 'hilang', 'completed', ''])(
    'leave everything else as it is: "%s"',
    (cell) => {
      expect(eventTypeOf(cell)).toBe(cell);
    },
  );
});
