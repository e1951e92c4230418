import type { Sex } from '#civil-service';
import type { Seeded } from './seeded.js';

const GIVEN: Readonly<Record<Sex, readonly string[]>> = {
  L: 'Ahmad Andi Bambang Budi Dedi Defri Eko Fajar Febri Hendra Ilham Indra Irwan Joni Kurnia Muhammad Novrizal Rahmat Rian Rizki Syafril Taufik Wahyu Yusuf Zulkifli'.split(
    ' ',
  ),
  P: 'Aisyah Anita Desi Dewi Elvi Fitri Gusni Hasnah Indah Kartika Lestari Mega Nadia Nurhayati Putri Rahmi Ratna Rika Rina Sari Siti Suci Wulan Yeni Yulia'.split(
    ' ',
  ),
};

const FAMILY =
  'Chaniago Koto Piliang Tanjung Sikumbang Guci Jambak Melayu Pratama Saputra Hidayat Ramadhan Kurniawan Syahputra Firmansyah Gusman Nasution Lubis Siregar Harahap Wijaya Permata Anggraini Oktaviani Maharani'.split(
    ' ',
  );

export const nameOf = (sex: Sex, random: Seeded): string =>
  `${random.oneOf(GIVEN[sex])} ${random.oneOf(GIVEN[sex])} ${random.oneOf(FAMILY)}`;
