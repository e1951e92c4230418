import type { Language } from '#platform';

export interface ContractTexts {
  readonly title: string;
  readonly about: string;
  readonly frame: string;
  readonly frameText: string;
  readonly access: string;
  /** How one sends and hears, one paragraph for each door. */
  readonly doors: readonly (readonly [name: string, text: string])[];
  readonly header: string;
  /** Kafka headers and what they hold. */
  readonly headers: readonly (readonly [name: string, text: string])[];
  readonly sent: string;
  readonly received: string;
  readonly when: string;
  readonly key: string;
  readonly subject: string;
  readonly field: string;
  readonly kind: string;
  readonly meaning: string;
  readonly orNull: string;
  readonly optional: string;
  readonly example: string;
  readonly personalAlone: string;
  /** Before the fields that are. */
  readonly leftOut: string;
}

export const CONTRACT_TEXTS: Readonly<Record<Language, ContractTexts>> = {
  id: {
    title: 'Teladan: kontrak kejadian',
    about:
      'Kejadian yang diterima dari perangkat daerah dan yang diterbitkan untuk dasbor lain. Skema yang sudah dirilis tidak berubah; kebutuhan baru menjadi versi baru di sampingnya. Bidang di luar skema ditolak, supaya data pribadi tidak ikut terkirim.',
    frame: 'Bingkai setiap kejadian',
    frameText:
      'CloudEvents 1.0. Di Kafka: mode biner, atribut sebagai header dan data sebagai nilai JSON. Lewat HTTP: POST /ingest/events pada layanan service-metrics dengan application/cloudevents+json, atau application/cloudevents-batch+json sampai 1.000 kejadian, dengan atribut yang sama tanpa awalan ce_.',
    access: 'Pintu',
    doors: [
      [
        'POST /ingest/events',
        'Perangkat daerah mengirim, dengan kredensialnya di Authorization: Bearer. Tiap kejadian dijawab sendiri-sendiri; ukuran dan jawabannya ada di dokumen AsyncAPI.',
      ],
      [
        'GET /events',
        'Dasbor mendengar sebagai server-sent events, dengan kredensialnya di Authorization: Bearer, disaring dengan type, unit dan period. Dengan Last-Event-ID aliran berlanjut setelah id terakhir yang diterima, dari kejadian atau dari blok tanpa data yang dikirim di awal dan bersama tiap heartbeat.',
      ],
      [
        'GET /ingest/rejected, /ingest/parked',
        'Perangkat daerah melihat kejadiannya sendiri yang ditolak atau tertahan, dengan alasannya; POST .../replay mencoba lagi setelah sebabnya diperbaiki, dan DELETE membuang yang tidak dapat diperbaiki.',
      ],
      [
        'POST /api/subscriptions/webhooks',
        'Dasbor memberi alamat https, dan kejadian dikirim ke sana menurut Standard Webhooks: webhook-id, webhook-timestamp dan webhook-signature (v1, HMAC-SHA256 dengan rahasia yang ditunjukkan sekali). Kiriman berjalan berdampingan: urutan satu subjek ada di sequence. Yang gagal diulang dengan jeda yang makin panjang selama tiga hari, lalu webhook berhenti; POST .../{id}/redeliver menjalankannya lagi. POST .../{id}/secret mengganti rahasianya; yang lama masih ikut menandatangani selama 24 jam.',
      ],
      [
        'GET /reports/services, /reports/backlog, /reports/predicates',
        'Dasbor membaca laporan menurut unit, layanan dan periode, dengan kredensial yang sama; JSON per halaman dengan ETag, atau CSV.',
      ],
      [
        'Kafka',
        'Akun SCRAM-SHA-512 untuk tiap kredensial yang dijawab dengan kafka: nama penggunanya username di sana, kata sandinya kredensial itu. Pengirim menulis ke topik perangkat daerahnya saja; tiap kejadian dicocokkan dengan pendaftaran ce_source-nya di sana seperti di pintu HTTP, dan yang tidak boleh dikirimnya diparkir: GET /ingest/parked menyebut sebabnya, POST /ingest/parked/replay mencobanya lagi. Dasbor membaca topics yang disebut, dengan grup konsumen yang namanya berawalan groups; untuk itu cakupannya memuat data pribadi, semua unit dan semua jenis kejadian topik itu. Kredensial yang dicabut langsung terputus.',
      ],
    ],
    header: 'Header',
    headers: [
      ['ce_specversion', '1.0'],
      ['ce_id', 'Wajib. Unik di dalam ce_source; kejadian yang sama selalu membawa id yang sama.'],
      [
        'ce_source',
        'Wajib. Sistem yang mengirim; dari perangkat daerah: sumber menurut pendaftarannya, misalnya /departments/disdukcapil/akta.',
      ],
      ['ce_type', 'Wajib. Jenis kejadian seperti di bawah.'],
      ['ce_time', 'Wajib. Saat terjadinya, RFC 3339.'],
      ['ce_subject', 'Hal yang diceritakan.'],
      ['ce_sequence', 'Versi subjek; hanya dapat dibandingkan di dalam satu subjek.'],
      ['ce_correlationid', 'Sama dari panggilan pertama sampai akibat terakhirnya.'],
    ],
    sent: 'Diterbitkan oleh platform.',
    received: 'Dikirim oleh perangkat daerah.',
    when: 'Kapan',
    key: 'Kunci Kafka',
    subject: 'Subjek',
    field: 'Bidang',
    kind: 'Isi',
    meaning: 'Arti',
    orNull: 'atau null',
    optional: '(boleh tidak ada)',
    example: 'Contoh data',
    personalAlone: 'Hanya untuk dasbor dengan cakupan personalData.',
    leftOut: 'Tanpa cakupan personalData dihilangkan:',
  },
  en: {
    title: 'Teladan: the contract of events',
    about:
      'The events that are taken from departments and published to other dashboards. A released schema does not change; a new need becomes a new version beside it. Fields that are not in the schema are refused, so that no personal data come along.',
    frame: 'The frame of every event',
    frameText:
      'CloudEvents 1.0. In Kafka: binary mode, the attributes as headers and the data as JSON value. By HTTP: POST /ingest/events of service-metrics with application/cloudevents+json, or application/cloudevents-batch+json of up to 1,000 events, with the same attributes without the prefix ce_.',
    access: 'Doors',
    doors: [
      [
        'POST /ingest/events',
        'Departments send, with their credential in Authorization: Bearer. Each event is answered by itself; sizes and answers are in the AsyncAPI document.',
      ],
      [
        'GET /events',
        'Dashboards hear as server-sent events, with their credential in Authorization: Bearer, filtered by type, unit and period. With Last-Event-ID the stream goes on behind the last id that was received, of an event or of a block without data, which comes at the beginning and with each heartbeat.',
      ],
      [
        'GET /ingest/rejected, /ingest/parked',
        'Departments see their own events that were rejected or are held, with the reason; POST .../replay tries again once the cause is mended, and DELETE discards what cannot be.',
      ],
      [
        'POST /api/subscriptions/webhooks',
        'Dashboards name an https address, and events are posted there by Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature (v1, HMAC-SHA256 with the secret that is shown once). Deliveries run side by side: sequence has the order of a subject. What fails is tried again, less and less often, for three days; then the webhook pauses, and POST .../{id}/redeliver sets it going again. POST .../{id}/secret replaces the secret; the former one signs beside it for 24 hours.',
      ],
      [
        'GET /reports/services, /reports/backlog, /reports/predicates',
        'Dashboards read reports by unit, service and period with the same credential; JSON by pages with an ETag, or CSV.',
      ],
      [
        'Kafka',
        'A SCRAM-SHA-512 account for each credential that is answered with kafka: username is there, the password is the credential. A producer writes its department’s topic alone; each event is held against the registration of its ce_source there as at the HTTP door, and what it may not send is parked: GET /ingest/parked says why, POST /ingest/parked/replay tries again. A dashboard reads the topics that are named, with consumer groups whose names begin with groups; for that its scopes have personal data, all units and every type of the topic. A credential that is revoked is cut off at once.',
      ],
    ],
    header: 'Header',
    headers: [
      ['ce_specversion', '1.0'],
      ['ce_id', 'Required. Unique within ce_source; the same event always has the same id.'],
      [
        'ce_source',
        'Required. The system that sends; of a department the source that its registration says, for example /departments/disdukcapil/akta.',
      ],
      ['ce_type', 'Required. The kind of event, as below.'],
      ['ce_time', 'Required. When it happened, RFC 3339.'],
      ['ce_subject', 'What it speaks of.'],
      ['ce_sequence', 'Version of the subject; comparable only within one subject.'],
      ['ce_correlationid', 'The same from the first call to its last consequence.'],
    ],
    sent: 'Published by the platform.',
    received: 'Sent by departments.',
    when: 'When',
    key: 'Kafka key',
    subject: 'Subject',
    field: 'Field',
    kind: 'Holds',
    meaning: 'Meaning',
    orNull: 'or null',
    optional: '(may be absent)',
    example: 'Example of its data',
    personalAlone: 'For dashboards with the scope personalData alone.',
    leftOut: 'Left out without the scope personalData:',
  },
};
