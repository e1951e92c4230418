import { textOf } from '../problems/messages.js';
import { platformMessages } from '../problems/platform-messages.js';
import { isCode, isName } from './checks.js';

describe('a name', () => {
  const isShortName = isName(20);

  it.each(['Bappeda', 'Dasbor 2', '7', 'Kota «Arang»', 'Кота', 'Dinas (PU & PR)'])('may be %j', (name) => {
    expect(isShortName(name)).toBeUndefined();
  });

  it.each([
    ['a zero-width space alone', '\u200b'],
    ['a zero-width character within', 'Bap\u200dpeda'],
    ['a soft hyphen', 'Bap\u00adpeda'],
    ['a line break', 'Bappeda\nkota'],
    ['a tab', 'Bappeda\tkota'],
    ['a line separator', 'Bappeda\u2028kota'],
    ['an override of the direction', 'Bap\u202epeda'],
    ['no letter or digit', '– ! –'],
  ])('has not %s', (_what, name) => {
    expect(isShortName(name)).toEqual({ code: 'NOT_A_NAME' });
    expect(isCode(name)).toEqual({ code: expect.stringMatching(/^(NOT_A_CODE|CONTROL_CHARACTERS)$/) as string });
  });

  it.each([
    [7, { code: 'NOT_TEXT' }],
    [' ', { code: 'BLANK' }],
    ['\u0000', { code: 'CONTROL_CHARACTERS' }],
    ['x'.repeat(21), { code: 'TOO_LONG', params: { max: 20 } }],
  ])('is a text first: %j', (value, fault) => {
    expect(isShortName(value)).toEqual(fault);
  });

  it('is told to be none in both languages', () => {
    expect(textOf(platformMessages, 'NOT_A_NAME', 'id')).toContain('nama');
    expect(textOf(platformMessages, 'NOT_A_NAME', 'en')).toContain('name');
  });
});
