/** BerAKHLAK, the seven core values of the ASN (P6 Pasal 10; codes of the platform's own). */
export const BEHAVIOUR_VALUES = ['BP', 'AK', 'KP', 'HR', 'LY', 'AD', 'KL'] as const;
export type BehaviourValue = (typeof BEHAVIOUR_VALUES)[number];

export const BEHAVIOUR_NAMES: Readonly<Record<BehaviourValue, string>> = {
  BP: 'Berorientasi Pelayanan',
  AK: 'Akuntabel',
  KP: 'Kompeten',
  HR: 'Harmonis',
  LY: 'Loyal',
  AD: 'Adaptif',
  KL: 'Kolaboratif',
};
