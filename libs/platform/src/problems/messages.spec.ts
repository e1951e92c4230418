import { textOf } from './messages.js';
import { doorMessages, fieldMessages, titles } from './platform-messages.js';

describe('The texts of problems', () => {
  const messages = { LATE: { id: 'Terlambat {days} hari.', en: '{days} days late.' } };

  it('put the parameters in, and leave a placeholder that has none', () => {
    expect(textOf(messages, 'LATE', 'en', { days: 3 })).toBe('3 days late.');
    expect(textOf(messages, 'LATE', 'id')).toBe('Terlambat {days} hari.');
    expect(textOf({ X: { id: '{toString}', en: '' } }, 'X', 'id')).toBe('{toString}');
  });

  it('put in words of the reader’s language where a parameter has both', () => {
    const params = { days: { id: 'tiga', en: 'three' } };
    expect(textOf(messages, 'LATE', 'en', params)).toBe('three days late.');
    expect(textOf(messages, 'LATE', 'id', params)).toBe('Terlambat tiga hari.');
  });

  it('fall back on those of the platform, then on the code', () => {
    expect(textOf(messages, 'REQUIRED', 'en')).toBe('This is required.');
    expect(textOf(messages, 'NOBODY_WROTE_THIS', 'en')).toBe('NOBODY_WROTE_THIS');
    expect(textOf(messages, 'constructor', 'en')).toBe('constructor');
  });

  it('say the same parameters in both languages', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const [code, { id, en }] of Object.entries({ ...doorMessages, ...fieldMessages, ...titles })) {
      expect([code, placeholders(en)]).toEqual([code, placeholders(id)]);
      expect(id).not.toBe(en);
    }
  });
});
