import type { Messages } from '#platform';

export const messages = {
  UNIT_UNKNOWN: {
    status: 404,
    id: 'Unit {unitCode} tidak dikenal; sebutkan kode unit yang ada, untuk laporan boleh juga idnya.',
    en: 'There is no unit {unitCode}; name one by its code, for reports also by its id.',
  },
  UNIT_NOT_ACTIVE: {
    id: 'Unit {unitCode} sudah tidak aktif sehingga tidak dapat didaftarkan.',
    en: 'Unit {unitCode} is no longer active and cannot be registered.',
  },
  TOPIC_OF_ANOTHER_UNIT: {
    status: 409,
    id: 'Topik {topic} sudah dipakai unit lain.',
    en: 'The topic {topic} belongs to another unit.',
  },
  SERVICE_UNKNOWN: {
    status: 404,
    id: 'Layanan {code} belum terdaftar.',
    en: 'Service {code} is not registered.',
  },
  SERVICE_EXISTS: {
    status: 409,
    id: 'Layanan {code} sudah terdaftar; ubah standarnya dengan POST /api/service-metrics/services/{code}/standards.',
    en: 'Service {code} is registered already; change its standard by POST /api/service-metrics/services/{code}/standards.',
  },
  STANDARD_OF_ANOTHER_CENTURY: {
    status: 422,
    id: 'Standar mulai berlaku pada hari dari 2000-01-01 sampai 2099-12-31.',
    en: 'A standard begins on a day from 2000-01-01 to 2099-12-31.',
  },
  REQUEST_UNKNOWN: {
    status: 404,
    id: 'Belum ada data permohonan {requestId} di unit {unitCode}.',
    en: 'Nothing is known of request {requestId} in unit {unitCode}.',
  },
  PERIOD_UNREADABLE: {
    id: 'Tulis periode sebagai tahun atau triwulan, misalnya 2025 atau 2025-Q1.',
    en: 'Write a period as a year or a quarter, for example 2025 or 2025-Q1.',
  },
  NOT_A_MONTH: {
    id: 'Tulis bulan sebagai 2025-01, dari 2000-01 sampai 2099-12.',
    en: 'Write a month as 2025-01, from 2000-01 to 2099-12.',
  },
  MONTHS_REVERSED: {
    id: 'Bulan pertama setelah bulan terakhir.',
    en: 'The first month is after the last.',
  },
  TOO_MANY_MONTHS: {
    id: 'Paling banyak {max} bulan sekaligus.',
    en: 'At most {max} months at once.',
  },
  PERIOD_END_UNREADABLE: {
    id: 'Tulis akhir periode sebagai tahun, triwulan, bulan, atau hari, misalnya 2025, 2025-Q1, 2025-03, atau 2025-03-31.',
    en: 'Write the end of a period as a year, quarter, month or day, for example 2025, 2025-Q1, 2025-03 or 2025-03-31.',
  },
  PERIOD_NOT_OVER: {
    id: 'Periode ini belum berakhir: hari terakhirnya {day}. Tanpa "at" laporan menyebutkan keadaan sekarang.',
    en: 'This period is not over: its last day is {day}. Without "at" the report tells how things stand now.',
  },
  UNIT_OUTSIDE_SCOPE: {
    status: 403,
    id: 'Dasbor ini tidak berwenang atas unit {unitCode}; lihat cakupannya di /api/subscriptions/dashboards/me.',
    en: 'This dashboard may not read of unit {unitCode}; its scopes are at /api/subscriptions/dashboards/me.',
  },
  TYPE_OUTSIDE_SCOPE: {
    status: 403,
    id: 'Laporan ini memerlukan cakupan {type}; lihat cakupan dasbor ini di /api/subscriptions/dashboards/me.',
    en: 'This report needs the scope {type}; the scopes of this dashboard are at /api/subscriptions/dashboards/me.',
  },
  DEPARTMENT_UNKNOWN: {
    id: 'Tidak ada unit yang terdaftar untuk topik ini.',
    en: 'No unit is registered for this topic.',
  },
  PRODUCER_UNKNOWN: {
    status: 404,
    id: 'Tidak ada pengirim {id}.',
    en: 'There is no producer {id}.',
  },
  PRODUCER_EXISTS: {
    status: 409,
    id: 'Pengirim {name} sudah terdaftar dengan isian lain; ubah dengan PUT /api/service-metrics/producers/{id}.',
    en: 'Producer {name} is registered with other terms; change them by PUT /api/service-metrics/producers/{id}.',
  },
  PRODUCER_ENDED: {
    status: 409,
    id: 'Pengirim {name} sudah diakhiri; daftarkan kembali dengan POST /api/service-metrics/producers.',
    en: 'Producer {name} has ended; register it again by POST /api/service-metrics/producers.',
  },
  SOURCE_OF_ANOTHER_UNIT: {
    status: 409,
    id: 'Sumber {source} sudah dipakai unit lain; pilih nama lain.',
    en: 'The source {source} belongs to another unit; choose another name.',
  },
  SERVICE_NOT_REGISTERED: {
    id: 'Layanan {code} belum terdaftar; daftarkan dahulu dengan POST /api/service-metrics/services.',
    en: 'Service {code} is not registered; add it first by POST /api/service-metrics/services.',
  },
  TOKEN_TOLD_ONCE: {
    id: 'Simpan token ini sekarang: token tidak akan ditampilkan lagi.',
    en: 'Keep this token now: it is not shown again.',
  },
  PRODUCER_WAS_REGISTERED: {
    id: 'Pengirim ini sudah terdaftar dan tokennya sudah pernah diberikan; token baru: POST /api/service-metrics/producers/<id>/credentials.',
    en: 'This producer is registered and its token has been told; for a new one: POST /api/service-metrics/producers/<id>/credentials.',
  },
  REVOKE_ONE_FIRST: {
    status: 409,
    id: 'Sudah ada dua kredensial yang berlaku ({ids}); cabut salah satu dahulu.',
    en: 'Two credentials are valid already ({ids}); revoke one of them first.',
  },
  CREDENTIAL_UNKNOWN: {
    status: 404,
    id: 'Pengirim ini tidak punya kredensial {id}.',
    en: 'This producer has no credential {id}.',
  },
  REJECTED_EVENT_UNKNOWN: {
    status: 404,
    id: 'Tidak ada kejadian tertolak {id} dari pengirim ini.',
    en: 'This producer has no rejected event {id}.',
  },
  PARKED_EVENT_UNKNOWN: {
    status: 404,
    id: 'Unit ini tidak punya kejadian terparkir {position}; mungkin sudah diolah.',
    en: 'This unit has no parked event {position}; it may have been handled.',
  },
  PARKED_EVENT_WAITS: {
    status: 409,
    id: 'Kejadian {position} hanya menunggu di belakang kejadian yang terparkir; buang dahulu kejadian yang terparkir itu.',
    en: 'Event {position} only waits behind the one that is parked; discard that one first.',
  },
  ONLY_DISCARDED: {
    id: 'Kejadian ini sendiri yang salah: hanya dapat dibuang, lalu dikirim lagi dengan benar.',
    en: 'The event itself is wrong: it can only be discarded and sent again, corrected.',
  },
  NOT_CLOUD_EVENTS: {
    id: 'Kirim CloudEvents sebagai application/cloudevents+json, application/cloudevents-batch+json, atau application/json dengan header ce-.',
    en: 'Send CloudEvents as application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers.',
  },
  NOT_ONE_EVENT: {
    id: 'Isi permintaan berupa daftar; kirim daftar sebagai application/cloudevents-batch+json.',
    en: 'The body is a list; send a list as application/cloudevents-batch+json.',
  },
  NOT_A_BATCH: {
    id: 'Isi permintaan bukan daftar; kirim satu kejadian sebagai application/cloudevents+json.',
    en: 'The body is no list; send a single event as application/cloudevents+json.',
  },
  EMPTY_BATCH: { id: 'Daftar kejadian kosong.', en: 'The list of events is empty.' },
  BATCH_TOO_LONG: {
    id: 'Paling banyak {max} kejadian dalam satu permintaan; bagi menjadi beberapa permintaan.',
    en: 'At most {max} events in one request; split it into several.',
  },
  TOO_MANY_AT_ONCE: {
    id: 'Permintaan lain dari pengirim ini masih diproses; paling banyak {most} sekaligus dan 8 MiB. Coba lagi sebentar lagi.',
    en: 'Other requests of this producer are under way; at most {most} at once, and 8 MiB. Try again in a moment.',
  },
  TOO_FAST: {
    id: 'Unit ini mengirim lebih dari {kib} KiB per detik; kirim lagi yang sama setelah waktu di Retry-After.',
    en: 'This unit sends more than {kib} KiB a second; send the same again after the time in Retry-After.',
  },
  INGEST_BUSY: {
    id: 'Penerimaan kejadian sedang sibuk; kirim lagi sebentar lagi.',
    en: 'Taking events in is busy; send the same again in a moment.',
  },
  READING_BROKE_OFF: {
    id: 'Pembacaan kiriman terputus; kirim lagi yang sama.',
    en: 'Reading the request broke off; send the same again.',
  },
  SPECVERSION_UNKNOWN: { id: 'Harus "1.0".', en: 'This must be "1.0".' },
  NOT_RFC_3339: {
    id: 'Harus berupa waktu RFC 3339, misalnya 2026-01-31T08:00:00Z.',
    en: 'This must be an RFC 3339 instant, for example 2026-01-31T08:00:00Z.',
  },
  DATA_NOT_JSON: {
    id: 'Data harus berupa JSON di "data", dengan datacontenttype application/json atau tanpa itu.',
    en: 'The data must be JSON in "data", with datacontenttype application/json or none.',
  },
  SOURCE_NOT_OWN: {
    id: 'Sumber pengirim ini adalah {own}.',
    en: 'The source of this producer is {own}.',
  },
  EVENT_TYPE_UNKNOWN: {
    id: 'Jenis kejadian tidak dikenal. Yang ada: {types}.',
    en: 'There is no such event type. There are: {types}.',
  },
  EVENT_TYPE_NOT_ALLOWED: {
    id: 'Pengirim ini tidak boleh mengirim {type}; minta pengelola mengubah izinnya.',
    en: 'This producer may not send {type}; ask the administrator to change what it may send.',
  },
  SERVICE_NOT_ALLOWED: {
    id: 'Pengirim ini tidak boleh mengirim layanan {code}; minta pengelola mengubah izinnya.',
    en: 'This producer may not send service {code}; ask the administrator to change what it may send.',
  },
  CONTRACT_BROKEN: {
    id: 'Tidak sesuai dengan kontrak kejadian: {detail}.',
    en: 'This breaks the contract of the event: {detail}.',
  },
  NOT_A_CLOUD_EVENT: {
    id: 'Bukan CloudEvent 1.0 mode biner yang benar: {detail}.',
    en: 'This is no right CloudEvent 1.0 in binary mode: {detail}.',
  },
  UNKNOWN_TYPE: { id: 'Jenis kejadian tidak dikenal.', en: 'There is no such event type.' },
  WRONG_TOPIC: {
    id: 'Jenis kejadian ini tidak dikirim lewat topik ini.',
    en: 'Events of this type are not sent on this topic.',
  },
  INVALID_JSON: {
    id: 'Nilai pesan bukan objek JSON dalam UTF-8.',
    en: 'The value is not a JSON object in UTF-8.',
  },
  SCHEMA_VIOLATION: {
    id: 'Tidak sesuai dengan kontrak kejadian: {detail}.',
    en: 'This breaks the contract of the event: {detail}.',
  },
  NEVER_ENDED: {
    id: 'Pengolahannya dua kali tidak selesai; beri tahu pengelola.',
    en: 'Handling it did not end, twice; tell the administrator.',
  },
  NOT_HANDLED: {
    id: 'Tidak dapat diolah karena kesalahan pada sistem; beri tahu pengelola: {detail}',
    en: 'It could not be handled for a fault of the platform; tell the administrator: {detail}',
  },
  SAME_ID_HELD: {
    id: 'Kejadian lain dengan source dan id yang sama masih tertahan di kunci lain: buang kejadian itu, atau benahi penyebabnya lalu ajukan lagi.',
    en: 'Another event with this source and id is held under another key: discard that one, or mend its cause and replay.',
  },
  EVENT_TOO_FAR_AHEAD: {
    id: 'Waktu kejadian lebih dari satu jam di depan waktu sekarang.',
    en: 'Its time is more than an hour ahead of now.',
  },
  EVENT_TOO_OLD: {
    id: 'Waktu kejadian sebelum tahun 2000.',
    en: 'Its time is before the year 2000.',
  },
  EVENT_NUMBER_BLANK: {
    id: 'Nomor permohonan atau formulir hanya berisi spasi: kirim dengan nomornya sendiri.',
    en: 'The number of its request or form is nothing but blanks: send it with a number of its own.',
  },
  EVENT_SERVICE_UNKNOWN: {
    id: 'Kode layanan pada kejadian belum terdaftar: daftarkan layanannya, lalu kirim ulang dengan replay.',
    en: 'Its service code is not registered: add the service, then replay.',
  },
  FORM_ANSWERED_OTHERWISE: {
    id: 'Nomor formulir ini sudah dipakai formulir lain dengan layanan atau jawaban berbeda: beri setiap formulir nomor sendiri.',
    en: 'Its response id belongs to another form, with another service or other answers: give each form a number of its own.',
  },
  REQUEST_HAS_TOO_MANY_EVENTS: {
    id: 'Permohonan ini sudah memiliki 1.000 kejadian: nomornya tampaknya dipakai untuk banyak permohonan.',
    en: 'Its request has 1,000 events already: the number seems to stand for many requests.',
  },
} as const satisfies Messages;
