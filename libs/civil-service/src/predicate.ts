import type { Rating } from './rating.js';

/** From worst to best: the order that "at least BAIK" is judged by. */
export const PREDICATES = ['SANGAT_KURANG', 'KURANG', 'BUTUH_PERBAIKAN', 'BAIK', 'SANGAT_BAIK'] as const;
export type Predicate = (typeof PREDICATES)[number];

/**
 * The employee performance quadrant of P6: rows are work results, columns behaviour.
 * Good results with poor behaviour are KURANG (misconduct), never BUTUH_PERBAIKAN.
 */
const QUADRANT: Readonly<Record<Rating, Readonly<Record<Rating, Predicate>>>> = {
  DI_ATAS_EKSPEKTASI: {
    DI_BAWAH_EKSPEKTASI: 'KURANG',
    SESUAI_EKSPEKTASI: 'BAIK',
    DI_ATAS_EKSPEKTASI: 'SANGAT_BAIK',
  },
  SESUAI_EKSPEKTASI: {
    DI_BAWAH_EKSPEKTASI: 'KURANG',
    SESUAI_EKSPEKTASI: 'BAIK',
    DI_ATAS_EKSPEKTASI: 'BAIK',
  },
  DI_BAWAH_EKSPEKTASI: {
    DI_BAWAH_EKSPEKTASI: 'SANGAT_KURANG',
    SESUAI_EKSPEKTASI: 'BUTUH_PERBAIKAN',
    DI_ATAS_EKSPEKTASI: 'BUTUH_PERBAIKAN',
  },
};

export const predicateOf = (workResults: Rating, behaviour: Rating): Predicate => QUADRANT[workResults][behaviour];

export const isAtLeast = (predicate: Predicate, minimum: Predicate): boolean =>
  PREDICATES.indexOf(predicate) >= PREDICATES.indexOf(minimum);
