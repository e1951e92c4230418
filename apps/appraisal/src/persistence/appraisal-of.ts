import type { Appraisal } from '../domain/appraisal.js';
import type { Marks } from '../domain/marks.js';
import type { AppraisalRow } from './entities/appraisal-row.js';

/** The appraisal that a row tells of. The table's checks keep the columns of a state together. */
export const appraisalOf = (row: AppraisalRow): Appraisal => {
  const { version, revision, correction } = row;
  if (row.state === 'DRAFT') return { state: 'DRAFT', version, marks: row.marks };
  const marks = row.marks as Marks;
  const signing = {
    by: row.appraiserId,
    at: there(row.signedAt).toISOString(),
    unitId: row.unitId,
    basis: there(row.basis),
  };
  if (row.state === 'SIGNED') return { state: 'SIGNED', version, marks, signing };
  const finalBecause = there(row.finalBecause);
  const finalAt = there(row.finalAt).toISOString();
  return { state: 'ACKNOWLEDGED', version, marks, signing, finalBecause, finalAt, revision, correction };
};

const there = <T>(value: T | null): T => {
  if (value === null) throw new Error('a row of a state without the columns of that state');
  return value;
};
