const POLYNOMIAL = 0x82f63b78;
const BYTES_AT_ONCE = 8;

/** For each of eight neighbouring bytes what it adds to the checksum, one table behind the other. */
const TABLES = tables();

function tables(): Int32Array {
  const all = new Int32Array(BYTES_AT_ONCE * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    all[byte] = crc;
  }
  for (let at = 256; at < all.length; at += 1) {
    const before = all[at - 256] ?? 0;
    all[at] = (all[before & 0xff] ?? 0) ^ (before >>> 8);
  }
  return all;
}

const of = (table: number, byte: number): number => TABLES[(table << 8) | (byte & 0xff)] ?? 0;

/** CRC-32C (Castagnoli) of the bytes from `start` to before `end`, unsigned; eight bytes in one step. */
export function crc32c(bytes: Uint8Array, start: number, end: number): number {
  let crc = -1;
  let at = start;
  for (const whole = end - BYTES_AT_ONCE; at <= whole; at += BYTES_AT_ONCE) {
    crc =
      of(7, crc ^ (bytes[at] ?? 0)) ^
      of(6, (crc >>> 8) ^ (bytes[at + 1] ?? 0)) ^
      of(5, (crc >>> 16) ^ (bytes[at + 2] ?? 0)) ^
      of(4, (crc >>> 24) ^ (bytes[at + 3] ?? 0)) ^
      of(3, bytes[at + 4] ?? 0) ^
      of(2, bytes[at + 5] ?? 0) ^
      of(1, bytes[at + 6] ?? 0) ^
      of(0, bytes[at + 7] ?? 0);
  }
  for (; at < end; at += 1) crc = of(0, crc ^ (bytes[at] ?? 0)) ^ (crc >>> 8);
  return ~crc >>> 0;
}
