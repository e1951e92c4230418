import type { Messages } from '#platform';

/** A text for every rule that says no. */
export const messages = {
  UNKNOWN_ASSIGNMENT: {
    status: 404,
    id: 'Penugasan ini tidak ada.',
    en: 'There is no such assignment.',
  },
  ASSIGNMENT_WITHDRAWN: {
    status: 409,
    id: 'Penugasan ini sudah ditarik karena penilaiannya diperbaiki.',
    en: 'This assignment was withdrawn, since its appraisal was corrected.',
  },
  ALREADY_COMPLETED: {
    status: 409,
    id: 'Penugasan ini sudah dicatat selesai dengan isi yang lain.',
    en: 'This assignment is already completed with other contents.',
  },
  COMPLETED_IN_THE_FUTURE: {
    id: 'Tanggal selesai tidak boleh di masa depan.',
    en: 'The day of completion may not lie in the future.',
  },
} satisfies Messages;
