import type { Step } from '../../domain/reporting-line.js';
import { lineReason } from './line-reason.js';

const vacant: Step<string> = { positionCode: 'kabid', role: 'VACANT', holder: null };
const appraiser: Step<string> = { positionCode: 'kadis', role: 'APPRAISER', holder: 'head' };

describe('the reason for an appraiser', () => {
  it.each([
    ['the position directly above is held', [appraiser], 'LINE_DIRECT'],
    ['it is vacant and the next one is held', [vacant, appraiser], 'LINE_UP'],
    ['every position above is vacant', [vacant], 'LINE_VACANT'],
    ['nothing is above', [], 'LINE_TOP'],
  ] as const)('when %s', (_, steps, reason) => {
    expect(lineReason(steps, true)).toBe(reason);
  });

  it('of one who has left is that he has left', () => {
    expect(lineReason([], false)).toBe('LINE_LEFT');
  });
});
