import type { Messages } from '#platform';

export const messages = {
  SERVICE_AWAY: {
    id: 'Layanan {service} sedang tidak berjalan atau tidak dapat dihubungi; coba lagi sebentar lagi.',
    en: 'The service {service} is not running or cannot be reached; try again shortly.',
  },
  SERVICE_TOO_SLOW: {
    id: 'Layanan {service} terlalu lama menjawab; coba lagi sebentar lagi.',
    en: 'The service {service} took too long to answer; try again shortly.',
  },
  SERVICE_BROKE_OFF: {
    id: 'Layanan {service} tidak memberi jawaban yang utuh.',
    en: 'The service {service} did not give a whole answer.',
  },
  CONTRACT_FILE_UNKNOWN: {
    id: 'Tidak ada {file}; /contract memuat daftar semua kejadian.',
    en: 'There is no {file}; /contract lists all events.',
  },
} as const satisfies Messages;
