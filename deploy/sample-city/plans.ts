import type { Comparison, IndicatorAspect, Measure, ResultKind } from '#civil-service';
import type { PositionRow } from './rows.js';
import { DISDUKCAPIL } from './units.js';

/** The body of target-setting's door for proposals. */
export interface PlanProposal {
  readonly year: number;
  readonly results: readonly ProposedResult[];
}

interface ProposedResult {
  readonly title: string;
  readonly kind: ResultKind;
  readonly indicators: readonly ProposedIndicator[];
}

interface ProposedIndicator {
  readonly aspect: IndicatorAspect;
  readonly description: string;
  readonly target: { readonly comparison: Comparison; readonly value: number; readonly unit: string };
  readonly measurement?: { readonly serviceCode: string; readonly measure: Measure; readonly withinHours?: number };
}

const result = (kind: ResultKind, title: string, ...indicators: ProposedIndicator[]): ProposedResult => ({
  title,
  kind,
  indicators,
});

const share = (description: string, serviceCode: string, withinHours: number): ProposedIndicator => ({
  aspect: 'WAKTU',
  description,
  target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
  measurement: { serviceCode, measure: 'SHARE_WITHIN', withinHours },
});

const typed = (aspect: IndicatorAspect, description: string, value: number, unit: string): ProposedIndicator => ({
  aspect,
  description,
  target: { comparison: 'AT_LEAST', value, unit },
});

const archive = result(
  'TAMBAHAN',
  'Arsip pelayanan tertata',
  typed('KUALITAS', 'Berkas terarsip sesuai pedoman', 90, '%'),
);

/** What the counters of Disdukcapil are measured by, by the start of the post's code. */
const COUNTERS: Readonly<Record<string, { title: string; serviceCode: string; what: string }>> = {
  [`${DISDUKCAPIL}.akta.`]: {
    title: 'Akta kelahiran terbit tepat waktu',
    serviceCode: 'akta-kelahiran',
    what: 'Akta kelahiran',
  },
  [`${DISDUKCAPIL}.kematian.`]: {
    title: 'Akta kematian terbit tepat waktu',
    serviceCode: 'akta-kematian',
    what: 'Akta kematian',
  },
  [`${DISDUKCAPIL}.ktp.`]: { title: 'KTP-el terbit tepat waktu', serviceCode: 'ktp-el', what: 'KTP-el' },
  [`${DISDUKCAPIL}.kk.`]: { title: 'Kartu keluarga terbit tepat waktu', serviceCode: 'kk', what: 'Kartu keluarga' },
};

/** At the counters the department's own events say how well it went; nobody types it. */
function counterResults(code: string): ProposedResult[] | undefined {
  const [, counter] = Object.entries(COUNTERS).find(([start]) => code.startsWith(start)) ?? [];
  if (!counter) return undefined;
  const { title, serviceCode, what } = counter;
  const within24 = share(`${what} selesai dalam 24 jam sejak persyaratan lengkap`, serviceCode, 24);
  const friendly = typed('KUALITAS', 'Pengaduan warga yang terselesaikan', 100, '%');
  return [result('UTAMA', title, within24), result('TAMBAHAN', 'Warga terlayani dengan ramah', friendly), archive];
}

/** A plan in full depth for Disdukcapil's counters and a simple one for all others. */
export function planOf({ code, title, unitCode }: PositionRow, year: number): PlanProposal {
  const tasks = result(
    'UTAMA',
    `Tugas pokok terlaksana: ${title}`,
    typed('KUANTITAS', 'Rencana kerja yang terlaksana', 95, '%'),
  );
  const orderly = unitCode.startsWith(DISDUKCAPIL) ? [archive] : [];
  return { year, results: counterResults(code) ?? [tasks, ...orderly] };
}
