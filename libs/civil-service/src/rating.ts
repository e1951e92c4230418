/** P6 Lampiran: the three ratings of work results and of behaviour. */
export const RATINGS = ['DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI'] as const;
export type Rating = (typeof RATINGS)[number];
