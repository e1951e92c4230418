import { parse } from 'csv-parse/sync';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it('is read back as it was, with quotes, commas, line ends and other scripts', () => {
    const cells = ['a "b", c', 'two\r\nlines', 'Sawah Lunto – é', 'plain'];
    expect(parse(csvLine(cells))).toEqual([cells]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('is no formula to a spreadsheet: %j', (text) => {
    expect(parse(csvLine([text]))).toEqual([[`'${text}`]]);
  });

  it('leaves numbers as they are and nothing empty', () => {
    expect(csvLine([-1.5, null, true, 'a'])).toBe('-1.5,,true,a\r\n');
  });
});
