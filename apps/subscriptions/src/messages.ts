import type { Messages } from '#platform';

/** A text for every rule that says no. */
export const messages = {
  UNKNOWN_DASHBOARD: {
    status: 404,
    id: 'Dasbor ini tidak terdaftar.',
    en: 'There is no such dashboard.',
  },
  UNKNOWN_CREDENTIAL: {
    status: 404,
    id: 'Dasbor ini tidak memiliki kredensial tersebut.',
    en: 'This dashboard has no such credential.',
  },
  NAME_TAKEN: {
    status: 409,
    id: 'Nama ini sudah terdaftar dengan isi yang lain; ubah dengan PUT /api/subscriptions/dashboards/{id}, atau pilih nama lain.',
    en: 'This name is registered with other contents: change them by PUT /api/subscriptions/dashboards/{id}, or choose another name.',
  },
  ENOUGH_CREDENTIALS: {
    status: 409,
    id: 'Sudah ada dua kredensial yang berlaku ({ids}); cabut salah satu terlebih dahulu.',
    en: 'There are two valid credentials already ({ids}); revoke one of them first.',
  },
  UNKNOWN_UNIT: {
    id: 'Unit {unit} tidak dikenal; sebutkan kode atau id unit yang ada.',
    en: 'There is no unit {unit}; name one by its code or id.',
  },
  TYPE_NEEDS_PERSONAL_DATA: {
    id: 'Kejadian {type} berisi data pribadi, sehingga memerlukan cakupan personalData.',
    en: 'Events {type} are personal data, so they need the scope personalData.',
  },
  TYPE_OUTSIDE_SCOPE: {
    status: 403,
    id: 'Dasbor ini tidak berwenang menerima {type}; lihat cakupannya di /api/subscriptions/dashboards/me.',
    en: 'This dashboard may not hear {type}; its scopes are at /api/subscriptions/dashboards/me.',
  },
  UNIT_OUTSIDE_SCOPE: {
    status: 403,
    id: 'Dasbor ini tidak berwenang atas unit {unit}; lihat cakupannya di /api/subscriptions/dashboards/me.',
    en: 'This dashboard may not hear of unit {unit}; its scopes are at /api/subscriptions/dashboards/me.',
  },
  NOT_A_PERIOD: {
    id: 'Harus berupa tahun atau triwulan, misalnya 2025 atau 2025-Q1.',
    en: 'This must be a year or a quarter, for example 2025 or 2025-Q1.',
  },
  INVALID_POSITION: {
    id: 'Last-Event-ID atau after bukan posisi yang pernah diberikan; pakai id terakhir yang diterima, atau after=0 untuk mulai dari awal.',
    en: 'Last-Event-ID or after is not a position that was given out: send the last id that was received, or after=0 to begin at the beginning.',
  },
  TOO_MANY_STREAMS: {
    id: 'Sudah ada {most} aliran yang terbuka; tutup yang tidak dipakai atau coba lagi nanti.',
    en: 'There are {most} open streams already; close those that are not used, or try again later.',
  },
  UNKNOWN_WEBHOOK: {
    status: 404,
    id: 'Dasbor ini tidak memiliki webhook tersebut.',
    en: 'This dashboard has no such webhook.',
  },
  WEBHOOK_EXISTS: {
    status: 409,
    id: 'Alamat ini sudah terdaftar untuk jenis kejadian yang lain; hapus webhook {id} lebih dahulu.',
    en: 'This address is registered for other types: remove webhook {id} first.',
  },
  ENOUGH_WEBHOOKS: {
    status: 409,
    id: 'Dasbor ini sudah memiliki {most} webhook; hapus salah satu lebih dahulu.',
    en: 'This dashboard has {most} webhooks already; remove one of them first.',
  },
  ENOUGH_SECRETS: {
    status: 409,
    id: 'Selain yang terbaru, {most} rahasia webhook ini masih berlaku; ganti lagi setelah {until}.',
    en: 'Beside the newest, {most} secrets of this webhook are valid still; replace it again after {until}.',
  },
  TARGET_INVALID: {
    id: 'Harus berupa alamat https tanpa nama pengguna, kata sandi, dan tanda pagar.',
    en: 'This must be an https address without user name, password and fragment.',
  },
  TARGET_NOT_HTTPS: {
    id: 'Harus dimulai dengan https, agar kejadian tidak dibaca pihak lain di jalan.',
    en: 'This must begin with https, so that nobody reads the events on their way.',
  },
  TARGET_UNRESOLVED: {
    id: 'Nama {host} tidak ditemukan di DNS; periksa ejaannya, atau coba lagi sebentar lagi bila DNS terganggu.',
    en: 'The name {host} is not found in DNS; check its spelling, or try again shortly where DNS does not answer.',
  },
  TARGET_PRIVATE: {
    id: 'Alamat {host} berada di jaringan pribadi; webhook hanya dikirim ke alamat publik, kecuali TI kota mengizinkan yang lain dengan WEBHOOK_PRIVATE_TARGETS=allowed pada layanan subscriptions.',
    en: 'The address {host} is in a private network; webhooks are sent to public addresses only, unless city IT allows others by WEBHOOK_PRIVATE_TARGETS=allowed for the service subscriptions.',
  },
} satisfies Messages;
