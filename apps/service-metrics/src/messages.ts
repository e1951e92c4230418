import type { Messages } from '#platform';

export const messages = {
  UNIT_UNKNOWN: {
    status: 404,
    id: 'Unit {unitCode} belum tercatat di kepegawaian.',
    en: 'Unit {unitCode} has not been recorded by personnel.',
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
    id: 'Layanan {code} sudah terdaftar.',
    en: 'Service {code} is registered already.',
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
  DEPARTMENT_UNKNOWN: {
    id: 'Tidak ada unit yang terdaftar untuk topik ini.',
    en: 'no unit is registered for this topic',
  },
  EVENT_TOO_FAR_AHEAD: {
    id: 'Waktu kejadian lebih dari satu jam di depan waktu sekarang.',
    en: 'its time is more than an hour ahead of now',
  },
  EVENT_TOO_OLD: {
    id: 'Waktu kejadian sebelum tahun 2000.',
    en: 'its time is before the year 2000',
  },
  EVENT_SERVICE_UNKNOWN: {
    id: 'Kode layanan pada kejadian belum terdaftar.',
    en: 'its service code is not registered: add the service, then replay',
  },
  REQUEST_HAS_TOO_MANY_EVENTS: {
    id: 'Permohonan ini sudah memiliki 1.000 kejadian: nomornya tampaknya dipakai untuk banyak permohonan.',
    en: 'its request has 1,000 events already: the number seems to stand for many requests',
  },
} as const satisfies Messages;
