import type { Language } from '../check/words.js';

export interface CliTexts {
  readonly help: string;
  readonly line: (number: number) => string;
  readonly event: (number: number) => string;
  readonly allRight: (file: string, events: string) => string;
  readonly someWrong: (file: string, wrong: string, events: string) => string;
  readonly noEvents: (file: string) => string;
  readonly notSent: (file: string) => string;
  readonly unreadable: (file: string, reason: string) => string;
  readonly usage: (reason: string) => string;
  readonly command: string;
  readonly oneFile: string;
  readonly language: string;
  readonly url: string;
  readonly credential: string;
  readonly resumed: (number: number) => string;
  readonly progress: (percent: number, events: string) => string;
  readonly waiting: (seconds: number, reason: string) => string;
  readonly stopped: (reason: string) => string;
  readonly interrupted: string;
  readonly rejected: (events: string, file: string) => string;
  readonly sent: (accepted: string, duplicates: string) => string;
  readonly noFile: string;
  readonly noId: string;
  readonly oneEvent: string;
  readonly parkedEvent: (key: string, events: string, event: string, reason: string) => string;
  readonly discarded: (event: string, handled: string) => string;
  readonly discardedBefore: (event: string) => string;
  readonly discardedRejected: (event: string) => string;
  readonly rejectedEvent: (id: string, event: string) => string;
  readonly parkedKey: (key: string, events: string, reason: string) => string;
  readonly wrong: (rejected: string, parked: string) => string;
  readonly looked: (events: string, keys: string) => string;
  readonly replayedEvents: (accepted: string, duplicates: string, rejected: string) => string;
  readonly replayedKeys: (free: string, parked: string) => string;
}

export const CLI_TEXTS: Readonly<Record<Language, CliTexts>> = {
  id: {
    help: `teladan-producer check BERKAS [--lang id|en]
teladan-producer send BERKAS [--url ALAMAT] [--lang id|en]
teladan-producer rejected [--whole] [--url ALAMAT] [--lang id|en]
teladan-producer replay [--url ALAMAT] [--lang id|en]
teladan-producer discard NOMOR [--url ALAMAT] [--lang id|en]

BERKAS berisi CloudEvents: satu kejadian tiap baris (.jsonl), atau satu dokumen JSON (.json) berisi kejadian atau daftarnya.

  check     memeriksa tanpa jaringan dan menyebut baris demi baris apa yang salah
  send      memeriksa lalu mengirim; setelah terputus, jalankan lagi untuk melanjutkan
  rejected  menyebut kejadian yang ditolak atau terparkir beserta alasannya; --whole: beserta isinya
  replay    setelah penyebabnya dibenahi, mengajukan semuanya lagi; dua kali tidak mengubah apa pun
  discard   membuang satu kejadian yang isinya salah, dengan nomor dari rejected; yang menunggu di belakangnya berjalan lagi

Selain check, alamat dari --url atau TELADAN_URL, misalnya https://teladan.example/api/service-metrics;
kredensial dari TELADAN_CREDENTIAL.

Status akhir: 0 semuanya benar atau terkirim, 1 ada yang salah, ditolak, atau belum terkirim, 2 perintah atau berkas keliru.
`,
    line: (number) => `${number}`,
    event: (number) => ` kejadian ${number}`,
    allRight: (file, events) => `${file}: ${events} kejadian, semuanya benar.`,
    someWrong: (file, wrong, events) => `${file}: ${wrong} dari ${events} kejadian salah.`,
    noEvents: (file) => `${file}: tidak ada kejadian.`,
    notSent: (file) => `${file} tidak dikirim: perbaiki dahulu.`,
    unreadable: (file, reason) => `${file} tidak dapat dibaca: ${reason}`,
    usage: (reason) => `${reason} Lihat --help.`,
    command: 'Sebutkan perintah: check, send, rejected, replay, atau discard.',
    oneFile: 'Sebutkan satu berkas.',
    language: '--lang harus id atau en.',
    url: 'Sebutkan alamat dengan --url atau TELADAN_URL, misalnya https://teladan.example/api/service-metrics.',
    credential: 'Atur TELADAN_CREDENTIAL dengan kredensial dari pendaftaran.',
    resumed: (number) => `Melanjutkan setelah ${number}.`,
    progress: (percent, events) => `${percent} % · ${events} kejadian dijawab`,
    waiting: (seconds, reason) => `Mencoba lagi dalam ${seconds} detik: ${reason}`,
    stopped: (reason) => `Berhenti: ${reason}`,
    interrupted: 'Dihentikan; jalankan lagi untuk melanjutkan.',
    rejected: (events, file) => `${events} kejadian ditolak; alasannya ada di ${file}.`,
    sent: (accepted, duplicates) => `${accepted} kejadian diterima, ${duplicates} sudah pernah diterima.`,
    noFile: 'Perintah ini tidak memerlukan berkas.',
    noId: '(tanpa id)',
    oneEvent: 'Sebutkan nomor satu kejadian, seperti disebut oleh rejected.',
    rejectedEvent: (id, event) => `${id} (nomor ${event})`,
    parkedEvent: (key, events, event, reason) => `terparkir ${key} (${events} kejadian, nomor ${event}): ${reason}`,
    discarded: (event, handled) => `Kejadian ${event} dibuang; ${handled} kejadian di belakangnya diolah.`,
    discardedBefore: (event) => `Kejadian ${event} sudah pernah dibuang.`,
    discardedRejected: (event) => `Kejadian ${event} tidak lagi disimpan.`,
    parkedKey: (key, events, reason) => `terparkir ${key} (${events} kejadian): ${reason}`,
    wrong: (rejected, parked) => `${rejected} kejadian ditolak, ${parked} kunci terparkir.`,
    looked: (events, keys) => `${events} kejadian dan ${keys} kunci diperiksa lagi`,
    replayedEvents: (accepted, duplicates, rejected) =>
      `${accepted} kejadian diterima, ${duplicates} sudah pernah diterima, ${rejected} masih ditolak.`,
    replayedKeys: (free, parked) => `${free} kunci berjalan lagi, ${parked} masih terparkir.`,
  },
  en: {
    help: `teladan-producer check FILE [--lang id|en]
teladan-producer send FILE [--url ADDRESS] [--lang id|en]
teladan-producer rejected [--whole] [--url ADDRESS] [--lang id|en]
teladan-producer replay [--url ADDRESS] [--lang id|en]
teladan-producer discard NUMBER [--url ADDRESS] [--lang id|en]

FILE holds CloudEvents: one event a line (.jsonl), or one JSON document (.json) that is an event or a list of them.

  check     checks without a network and says line by line what is wrong
  send      checks, then sends; after a break run it again to go on
  rejected  says which events were rejected or are parked, and why; --whole: with what is in them
  replay    once the cause is mended, has all of them taken in again; twice changes nothing
  discard   drops one event that is wrong in itself, by its number in rejected; what waits behind it goes on

For all but check the address is that of --url or TELADAN_URL, for example https://teladan.example/api/service-metrics;
the credential is that of TELADAN_CREDENTIAL.

Exit status: 0 all is right or sent, 1 something is wrong, rejected or not sent, 2 the command or the file is wrong.
`,
    line: (number) => `${number}`,
    event: (number) => ` event ${number}`,
    allRight: (file, events) => `${file}: ${events} events, all right.`,
    someWrong: (file, wrong, events) => `${file}: ${wrong} of ${events} events are wrong.`,
    noEvents: (file) => `${file}: there are no events.`,
    notSent: (file) => `${file} is not sent: mend it first.`,
    unreadable: (file, reason) => `${file} cannot be read: ${reason}`,
    usage: (reason) => `${reason} See --help.`,
    command: 'Say what to do: check, send, rejected, replay or discard.',
    oneFile: 'Name one file.',
    language: '--lang must be id or en.',
    url: 'Name the address with --url or TELADAN_URL, for example https://teladan.example/api/service-metrics.',
    credential: 'Set TELADAN_CREDENTIAL to the credential of the registration.',
    resumed: (number) => `Going on after ${number}.`,
    progress: (percent, events) => `${percent} % · ${events} events answered`,
    waiting: (seconds, reason) => `Trying again in ${seconds} s: ${reason}`,
    stopped: (reason) => `Stopped: ${reason}`,
    interrupted: 'Interrupted; run it again to go on.',
    rejected: (events, file) => `${events} events were rejected; the reasons are in ${file}.`,
    sent: (accepted, duplicates) => `${accepted} events were accepted, ${duplicates} had been before.`,
    noFile: 'This command takes no file.',
    noId: '(without id)',
    oneEvent: 'Name one event by its number, as rejected says it.',
    rejectedEvent: (id, event) => `${id} (number ${event})`,
    parkedEvent: (key, events, event, reason) => `parked ${key} (events: ${events}, number ${event}): ${reason}`,
    discarded: (event, handled) => `Event ${event} is discarded; events handled behind it: ${handled}.`,
    discardedBefore: (event) => `Event ${event} had been discarded before.`,
    discardedRejected: (event) => `Event ${event} is kept no more.`,
    parkedKey: (key, events, reason) => `parked ${key} (events: ${events}): ${reason}`,
    wrong: (rejected, parked) => `Rejected events: ${rejected}; parked keys: ${parked}.`,
    looked: (events, keys) => `looked at again: events ${events}, keys ${keys}`,
    replayedEvents: (accepted, duplicates, rejected) =>
      `Rejected events looked at again: accepted ${accepted}, had been before ${duplicates}, still rejected ${rejected}.`,
    replayedKeys: (free, parked) => `Parked keys looked at again: going on ${free}, still parked ${parked}.`,
  },
};

export const inDigits = (count: number, language: Language): string =>
  count.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
