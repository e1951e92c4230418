import type { Bilingual } from '#civil-service';

export type { Bilingual };
export type ContractLanguage = keyof Bilingual;
