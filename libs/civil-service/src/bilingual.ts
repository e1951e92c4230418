/** A text for people: Bahasa Indonesia first, English second. */
export interface Bilingual {
  readonly id: string;
  readonly en: string;
}
