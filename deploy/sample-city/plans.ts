import { disdukcapilResults } from './disdukcapil-plans.js';
import { judged, type PlanProposal, type ProposedResult, result } from './proposal.js';
import type { EmployeeRow, PositionRow } from './rows.js';
import { DISDUKCAPIL } from './units.js';

const LEADING = ['JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'];

const simpleResult = ({ title, kind }: PositionRow): ProposedResult =>
  LEADING.includes(kind)
    ? result('UTAMA', `Program kerja tercapai: ${title}`, judged('KUALITAS', 'Sasaran yang tercapai', 90, '%'))
    : result(
        'UTAMA',
        `Tugas pokok terlaksana: ${title}`,
        judged('KUANTITAS', 'Rencana kerja yang terlaksana', 95, '%'),
      );

/** Who is on probation becomes a PNS only after this training. */
const training = result(
  'TAMBAHAN',
  'Pelatihan dasar CPNS terselesaikan',
  judged('KUALITAS', 'Nilai akhir pelatihan dasar', 80, 'nilai'),
);

/** The plan that an employee proposes: in full depth at Disdukcapil, a simple one elsewhere. */
export function planOf({ status }: EmployeeRow, position: PositionRow, year: number): PlanProposal {
  const results = position.unitCode.startsWith(DISDUKCAPIL) ? disdukcapilResults(position) : [simpleResult(position)];
  return { year, results: status === 'CPNS' ? [...results, training] : results };
}
