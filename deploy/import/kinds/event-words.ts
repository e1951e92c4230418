/**
 * What a cell may say of a request, by the last part of the event's type: in English and in Indonesian, as departments write it.
 * Not `completed`, which one takes for complete papers and another for a finished request.
 */
const WORDS = {
  'request-received': ['received', 'diterima', 'masuk'],
  'requirements-completed': ['berkas lengkap', 'lengkap'],
  'request-returned': ['returned', 'dikembalikan', 'kembali'],
  'request-resumed': ['resumed', 'dilanjutkan', 'lanjut'],
  'request-finished': ['finished', 'selesai', 'terbit'],
  'request-rejected': ['rejected', 'ditolak', 'tolak'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([last, words]) =>
    [last, ...words].map((word) => [plain(word), `teladan.service.${last}.v1`] as const),
  ),
);

/** The full type is taken as it is; what is no word of the list is left for the door to refuse. */
export const eventTypeOf = (cell: string): string => TYPES.get(plain(cell)) ?? cell.trim();

/** All words, those of one type together. */
export const EVENT_WORDS = Object.entries(WORDS)
  .map(([last, words]) => [last, ...words].join('/'))
  .join(', ');
