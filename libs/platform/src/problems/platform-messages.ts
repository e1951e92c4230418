import type { Messages } from './messages.js';

/** What any door of any service may answer, whatever its rules are. */
export const doorMessages = {
  INVALID_INPUT: { id: 'Ada isian yang perlu diperbaiki.', en: 'Some of the input needs to be corrected.' },
  MALFORMED_JSON: { id: 'Isi permintaan bukan JSON yang benar.', en: 'The request body is not well-formed JSON.' },
  EMPTY_BODY: { id: 'Isi permintaan kosong.', en: 'The request body is empty.' },
  INVALID_UTF8: { id: 'Isi permintaan bukan teks UTF-8 yang benar.', en: 'The request body is not valid UTF-8 text.' },
  TOO_MANY_PARTS: {
    id: 'Isi permintaan memuat terlalu banyak nilai; paling banyak {max}.',
    en: 'The request body holds too many values; at most {max}.',
  },
  MALFORMED_REQUEST: { id: 'Permintaan tidak dapat dibaca: {reason}.', en: 'The request cannot be read: {reason}.' },
  MALFORMED_URL: { id: 'Alamat permintaan tidak dapat dibaca.', en: 'The address of the request cannot be read.' },
  INVALID_CONTENT_LENGTH: {
    id: 'Panjang isi permintaan tidak sama dengan yang dinyatakan di Content-Length.',
    en: 'The length of the request body differs from its Content-Length.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    id: 'Jenis isi tidak didukung; kirim Content-Type: application/json.',
    en: 'The content type is not supported; send Content-Type: application/json.',
  },
  UNSUPPORTED_ENCODING: {
    id: 'Isi permintaan tidak boleh dimampatkan; kirim tanpa Content-Encoding.',
    en: 'The request body must not be compressed; send it without a Content-Encoding.',
  },
  BODY_TOO_LARGE: {
    id: 'Isi permintaan terlalu besar; paling banyak {limit} bita.',
    en: 'The request body is too large; at most {limit} bytes.',
  },
  URL_TOO_LONG: { id: 'Alamat permintaan terlalu panjang.', en: 'The address of the request is too long.' },
  UNKNOWN_DOOR: {
    id: 'Tidak ada apa pun di alamat ini; periksa ejaannya, juga garis miring di akhir. Semua alamat ada di dokumen layanan.',
    en: 'There is nothing at this address; check its spelling, a slash at the end too. All addresses are in the services’ documents.',
  },
  METHOD_NOT_ALLOWED: {
    id: 'Metode {method} tidak berlaku di sini; yang berlaku: {allowed}.',
    en: 'Method {method} does not apply here; use {allowed}.',
  },
  ACTING_EMPLOYEE_REQUIRED: {
    id: 'Sebutkan pegawai yang bertindak pada header X-Acting-Employee.',
    en: 'Name the acting employee in the header X-Acting-Employee.',
  },
  ACTING_EMPLOYEE_INVALID: {
    id: 'Header X-Acting-Employee harus berisi satu UUID pegawai.',
    en: 'The header X-Acting-Employee must hold one employee UUID.',
  },
  SIGN_IN_UNAVAILABLE: {
    id: 'Layanan masuk (sign-in) belum tersedia, sehingga pintu ini tertutup dalam mode produksi.',
    en: 'Sign-in is not available yet, so this door is closed in production.',
  },
  CREDENTIAL_REQUIRED: {
    id: 'Tunjukkan kredensial pada header Authorization: Bearer <kredensial>.',
    en: 'Show a credential in the header Authorization: Bearer <credential>.',
  },
  CREDENTIAL_REFUSED: {
    id: 'Kredensial ini tidak dikenal, sudah dicabut, atau bukan untuk pintu ini.',
    en: 'This credential is not known, has been revoked, or is not for this door.',
  },
  ADMINISTRATOR_TOKEN_UNSET: {
    id: 'Pintu ini untuk pengelola, tetapi ADMINISTRATOR_TOKEN belum diatur pada layanan ini.',
    en: 'This door is for administrators, but ADMINISTRATOR_TOKEN is not set for this service.',
  },
  INVALID_CURSOR: {
    id: 'Penanda halaman (cursor) tidak dikenal; mulai lagi dari halaman pertama.',
    en: 'The cursor is not one that was given out; start again from the first page.',
  },
  CONFLICT: {
    id: 'Data ini baru saja dibuat atau diubah oleh permintaan lain; baca ulang lalu coba lagi.',
    en: 'This was made or changed by another request just now; read it again and retry.',
  },
  BUSY: {
    id: 'Permintaan lain sedang mengubah data yang sama; coba lagi sebentar lagi.',
    en: 'Another request is changing the same data; try again in a moment.',
  },
  ACCOUNTS_BUSY: {
    id: 'Akun lain sedang dibuat atau dicabut, satu demi satu; belum ada yang berubah, coba lagi sebentar lagi.',
    en: 'Other accounts are being made or revoked, one after the other; nothing has changed yet, try again shortly.',
  },
  DATABASE_UNAVAILABLE: {
    id: 'Basis data sedang tidak dapat dihubungi; coba lagi sebentar lagi.',
    en: 'The database cannot be reached at the moment; try again shortly.',
  },
  EVENTS_UNAVAILABLE: {
    id: 'Kafka sedang tidak dapat dihubungi; coba lagi sebentar lagi.',
    en: 'Kafka cannot be reached at the moment; try again shortly.',
  },
  STOPPING: {
    id: 'Layanan sedang berhenti; coba lagi sebentar lagi.',
    en: 'The service is stopping; try again shortly.',
  },
  REQUEST_TIMEOUT: { id: 'Permintaan terlalu lama dikirim.', en: 'The request took too long to arrive.' },
  HEADERS_TOO_LARGE: {
    id: 'Header permintaan terlalu besar; semuanya bersama alamat paling banyak {limit} bita.',
    en: 'The headers of the request are too large; with the address they take at most {limit} bytes.',
  },
  UNEXPECTED: {
    id: 'Terjadi kesalahan yang tidak terduga. Sebutkan nomor {correlationId} kepada pengelola.',
    en: 'Something unexpected went wrong. Quote number {correlationId} to the operators.',
  },
} as const satisfies Messages;

/** What is wrong with one field. */
export const fieldMessages = {
  REQUIRED: { id: 'Wajib diisi.', en: 'This is required.' },
  NOT_NULL: { id: 'Tidak boleh null.', en: 'This must not be null.' },
  UNKNOWN_FIELD: { id: 'Isian ini tidak dikenal.', en: 'This field is not known here.' },
  NOT_TEXT: { id: 'Harus berupa teks.', en: 'This must be text.' },
  BLANK: { id: 'Tidak boleh kosong.', en: 'This must not be blank.' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'At most {max} characters.' },
  CONTROL_CHARACTERS: {
    id: 'Memuat karakter kendali yang tidak diizinkan.',
    en: 'This contains control characters, which are not allowed.',
  },
  NOT_A_NAME: {
    id: 'Harus pada satu baris, seperti sebuah nama, dengan huruf atau angka dan tanpa karakter yang tidak terlihat.',
    en: 'This must be on one line, as a name is, with a letter or digit and without characters that cannot be seen.',
  },
  NOT_A_CODE: {
    id: 'Harus berupa kode: huruf, angka, titik, garis bawah atau tanda hubung, paling banyak 64 karakter.',
    en: 'This must be a code: letters, digits, dots, underscores or hyphens, at most 64 characters.',
  },
  NOT_A_UUID: { id: 'Harus berupa UUID.', en: 'This must be a UUID.' },
  NOT_A_NUMBER: { id: 'Harus berupa angka.', en: 'This must be a number.' },
  NOT_WHOLE: { id: 'Harus berupa bilangan bulat.', en: 'This must be a whole number.' },
  TOO_SMALL: { id: 'Paling sedikit {min}.', en: 'At least {min}.' },
  TOO_LARGE: { id: 'Paling banyak {max}.', en: 'At most {max}.' },
  NOT_BOOLEAN: { id: 'Harus true atau false.', en: 'This must be true or false.' },
  NOT_A_DAY: { id: 'Harus berupa tanggal yang ada, YYYY-MM-DD.', en: 'This must be an existing day, YYYY-MM-DD.' },
  NOT_AN_INSTANT: {
    id: 'Harus berupa waktu UTC, misalnya 2026-01-31T08:00:00.000Z.',
    en: 'This must be an instant in UTC, for example 2026-01-31T08:00:00.000Z.',
  },
  NOT_A_CHOICE: { id: 'Harus salah satu dari: {choices}.', en: 'This must be one of: {choices}.' },
  NOT_AN_OBJECT: { id: 'Harus berupa objek.', en: 'This must be an object.' },
  NOT_A_LIST: { id: 'Harus berupa daftar.', en: 'This must be a list.' },
  TOO_DEEP: {
    id: 'Bersarang terlalu dalam; paling banyak {max} tingkat.',
    en: 'Nested too deeply; at most {max} levels.',
  },
  TOO_FEW: { id: 'Paling sedikit {min} butir.', en: 'Fewest items: {min}.' },
  TOO_MANY: { id: 'Paling banyak {max} butir.', en: 'Most items: {max}.' },
} as const satisfies Messages;

export const platformMessages: Messages = { ...doorMessages, ...fieldMessages };

/** Titles by HTTP status. */
export const titles: Messages = {
  400: { id: 'Permintaan tidak sah', en: 'Bad request' },
  401: { id: 'Belum dikenali', en: 'Not identified' },
  403: { id: 'Tidak berwenang', en: 'Not allowed' },
  404: { id: 'Tidak ditemukan', en: 'Not found' },
  405: { id: 'Metode tidak berlaku', en: 'Method not allowed' },
  408: { id: 'Permintaan terlalu lama', en: 'Request timeout' },
  409: { id: 'Bertentangan dengan keadaan sekarang', en: 'Conflicts with the present state' },
  413: { id: 'Isi terlalu besar', en: 'Content too large' },
  414: { id: 'Alamat terlalu panjang', en: 'Address too long' },
  415: { id: 'Jenis isi tidak didukung', en: 'Unsupported content type' },
  422: { id: 'Aturan tidak terpenuhi', en: 'A rule is not met' },
  429: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
  431: { id: 'Header terlalu besar', en: 'Headers too large' },
  500: { id: 'Kesalahan tidak terduga', en: 'Unexpected error' },
  502: { id: 'Layanan tidak menjawab dengan benar', en: 'Bad answer from a service' },
  503: { id: 'Sementara tidak tersedia', en: 'Temporarily unavailable' },
  504: { id: 'Layanan terlalu lama menjawab', en: 'A service took too long' },
};
