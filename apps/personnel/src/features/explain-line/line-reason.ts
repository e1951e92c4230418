import type { Step } from '../../domain/reporting-line.js';

/** Why somebody has the appraiser that he has. */
export const LINE_REASONS = ['LINE_DIRECT', 'LINE_UP', 'LINE_VACANT', 'LINE_TOP', 'LINE_LEFT'] as const;
export type LineReason = (typeof LINE_REASONS)[number];

export const lineReason = (steps: readonly Step<unknown>[], active: boolean): LineReason => {
  if (!active) return 'LINE_LEFT';
  if (steps.length === 0) return 'LINE_TOP';
  if (steps[0]?.role === 'APPRAISER') return 'LINE_DIRECT';
  return steps.some(({ role }) => role === 'APPRAISER') ? 'LINE_UP' : 'LINE_VACANT';
};
