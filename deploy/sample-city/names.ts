import type { Sex } from '#civil-service';
import type { Seeded } from './seeded.js';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const FIRST: Readonly<Record<Sex, readonly string[]>> = {
  L: words(`
    Ade Adrian Afrizal Ahmad Alfian Andri Anton Ari Asril Bayu Benny Budi Chandra Dasril Dedi Defrizal Deni Dodi Donny
    Edison Efrizal Eko Fajar Febri Ferdian Hendra Hendri Herman Ilham Indra Irfan Irwan Iwan Joni Jufri Khairul Mardianto
    Masri Muhammad Nofri Novrizal Oki Rahmat Reza Rian Rinaldi Rizki Roni Rudi Syafril Syahrul Taufik Tommy Wahyu Yendri
    Yogi Yusrizal Zainal Zulfikar Zulkifli`),
  P: words(`
    Ade Aisyah Anisa Asmawati Ayu Citra Deswita Devi Dewi Dian Eka Elfira Elvi Erni Fatma Febrina Fitria Gusmiati Hasnah
    Helmi Ida Indah Irma Jusmaniar Kartika Lailatul Leni Lusi Maya Mega Melia Mira Nadia Nelly Novia Nurhayati Nurul Putri
    Rahma Rahmi Ratna Reni Resti Rika Rina Rita Roza Sari Silvia Siti Sri Suci Susi Tuti Vivi Wulan Yanti Yeni Yulia
    Yusnidar Zulfa`),
};

const SECOND: Readonly<Record<Sex, readonly string[]>> = {
  L: words(`
    Afandi Akbar Alamsyah Anwar Aprianto Arifin Candra Effendi Fadhil Fauzan Firdaus Firmansyah Gunawan Hakim Hamdi
    Hanafi Harahap Hidayat Ikhsan Ismail Jaya Kurnia Kurniawan Mahendra Marzuki Maulana Mulyadi Nasution Nugraha
    Oktavianus Perdana Prasetya Pratama Putra Rahman Ramadhan Ridwan Safitra Saputra Setiawan Siregar Suryadi Syahputra
    Syarif Utama Wijaya Yusuf Zaki`),
  P: words(`
    Agustina Amelia Andriani Anggraini Aprilia Arifin Astuti Aulia Azizah Damayanti Dewanti Elvina Fadilah Febriani
    Fitriani Gusti Handayani Hasanah Hayati Herlina Indriani Julianti Kurniasih Lestari Maharani Marlina Melati Mulyani
    Nasution Novita Nuraini Oktavia Permata Pertiwi Pratiwi Puspita Rahayu Rahmadani Rahmawati Ramadhani Rosalina Safitri
    Sartika Septiani Utami Wahyuni Wulandari Yulianti Yuliana Zahara`),
};

/** Suku of the Minangkabau, which some write behind their names. */
const CLANS = words('Chaniago Guci Jambak Koto Malayu Mandailiang Patapang Piliang Sikumbang Simabur Tanjung');

const WITH_CLAN_SHARE = 0.2;

export const nameOf = (sex: Sex, random: Seeded): string => {
  const clan = random.share() < WITH_CLAN_SHARE ? ` ${random.oneOf(CLANS)}` : '';
  return `${random.oneOf(FIRST[sex])} ${random.oneOf(SECOND[sex])}${clan}`;
};
