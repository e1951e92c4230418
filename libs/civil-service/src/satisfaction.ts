/** The nine elements of the survey of satisfaction, SKM (PermenPANRB 14/2017). By code: some forms swap the last two. */
export const SURVEY_ELEMENTS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const;
export type SurveyElement = (typeof SURVEY_ELEMENTS)[number];

export const SURVEY_ELEMENT_NAMES: Readonly<Record<SurveyElement, string>> = {
  U1: 'Persyaratan',
  U2: 'Sistem, mekanisme, dan prosedur',
  U3: 'Waktu penyelesaian',
  U4: 'Biaya/tarif',
  U5: 'Produk spesifikasi jenis pelayanan',
  U6: 'Kompetensi pelaksana',
  U7: 'Perilaku pelaksana',
  U8: 'Penanganan pengaduan, saran, dan masukan',
  U9: 'Sarana dan prasarana',
};

/** From tidak baik to sangat baik. */
export const SURVEY_ANSWERS = [1, 2, 3, 4] as const;
export type SurveyAnswer = (typeof SURVEY_ANSWERS)[number];

/** One form, answered wholly. */
export type SurveyAnswers = Readonly<Record<SurveyElement, SurveyAnswer>>;

/** Mutu pelayanan: A sangat baik, B baik, C kurang baik, D tidak baik. From worst to best. */
export const SERVICE_QUALITIES = ['D', 'C', 'B', 'A'] as const;
export type ServiceQuality = (typeof SERVICE_QUALITIES)[number];

/** Forms added up. `sums` are the answers to each element, whole numbers of at least one and at most four for each form. */
export interface SurveySums {
  readonly forms: number;
  readonly sums: Readonly<Record<SurveyElement, number>>;
}

export interface Satisfaction {
  /** Indeks Kepuasan Masyarakat, 25 to 100, with two decimals. */
  readonly ikm: number;
  readonly quality: ServiceQuality;
  /** NRR: the average answer to each element, 1 to 4, with four decimals, as the law's bounds have. */
  readonly averages: Readonly<Record<SurveyElement, number>>;
}

/** The least index of each quality, in hundredths. The law's intervals have gaps between their second decimals only. */
const LEAST_HUNDREDTHS = [
  ['A', 88_31n],
  ['B', 76_61n],
  ['C', 65_00n],
] as const satisfies readonly (readonly [ServiceQuality, bigint])[];

/** Each of the nine elements weighs one ninth exactly; 0.111, as tables print it, would make 99.9 of the best answers. */
const ELEMENTS = BigInt(SURVEY_ELEMENTS.length);

/** From an average of answers, 1 to 4, to the index, 25 to 100. */
const CONVERSION = 25n;

/** To the nearest whole number, halves upwards; neither is negative. */
const divided = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/**
 * IKM = Σ NRR × 1/9 × 25, rounded to two decimals and then classified, by whole numbers all the way: what is 76.605 is
 * B, and no fraction of a computer's makes it C. Null without forms, which is "belum ada data" and never 0.
 */
export function satisfactionOf({ forms, sums }: SurveySums): Satisfaction | null {
  if (forms === 0) return null;
  const all = SURVEY_ELEMENTS.reduce((total, element) => total + BigInt(sums[element]), 0n);
  const hundredths = divided(all * CONVERSION * 100n, ELEMENTS * BigInt(forms));
  const [quality] = LEAST_HUNDREDTHS.find(([, least]) => hundredths >= least) ?? (['D'] as const);
  const average = (element: SurveyElement): number =>
    Number(divided(BigInt(sums[element]) * 10_000n, BigInt(forms))) / 10_000;
  return { ikm: Number(hundredths) / 100, quality, averages: eachElement(average) };
}

/** One value for each element, by its code. */
export const eachElement = <T>(of: (element: SurveyElement) => T): Record<SurveyElement, T> => ({
  U1: of('U1'),
  U2: of('U2'),
  U3: of('U3'),
  U4: of('U4'),
  U5: of('U5'),
  U6: of('U6'),
  U7: of('U7'),
  U8: of('U8'),
  U9: of('U9'),
});
