import fc from 'fast-check';
import { ByteWriter } from './byte-writer.js';
import { Mould } from './message-mould.js';
import { type KeyedMessage, Packing } from './pack-messages.js';

const ascii = fc.string({ maxLength: 90 });
const texts = fc.record({ id: ascii, key: ascii, value: ascii, name: ascii, same: ascii });
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

const messageOf = ({ id, key, value, name, same }: Texts): KeyedMessage & { readonly value: string } => ({
  ...{ key, value },
  headers: { version: '1.0', ce_id: id, [`x-${name}`]: same, ce_subject: key, type: 'application/json' },
});

const MARKS = { id: '\0id', key: '\0key', value: '\0value' };

/** The texts one behind the other, and where each lies. */
const lying = ({ id, key, value }: Texts) => {
  const bytes = Buffer.from(`"${id}${key}${value}"`);
  const [k, v, end] = [1 + id.length, 1 + id.length + key.length, bytes.length - 1];
  const places = { id: { at: 1, end: k }, key: { at: k, end: v }, value: { at: v, end } };
  return {
    bytes,
    places: new Map([[MARKS.id, places.id] as const, [MARKS.key, places.key], [MARKS.value, places.value]]),
  };
};

describe('a mould of messages', () => {
  it('writes what would have been written of each by itself, before, between and behind others', () => {
    fc.assert(
      fc.property(texts, ascii, (own, other) => {
        const messages = [{ ...own, id: other }, own, { ...own, key: other }].map(messageOf);
        const one = new Packing();
        for (const message of messages) one.add(message);
        const { bytes, places } = lying(own);
        const mould = Mould.of(messageOf({ ...own, ...MARKS }), places);
        const two = new Packing(16);
        for (const [n, message] of messages.entries()) {
          if (n === 1 && mould) two.addLike(mould, bytes);
          else two.add(message);
        }
        expect(two.packed()).toEqual(one.packed());
      }),
    );
  });

  it('has a text of its own within others too, but not two in one, and nothing but that as a key', () => {
    const own = { id: 'e', key: 'k', value: '{}', name: 'n', same: '' };
    const { bytes, places } = lying(own);
    const [one, two] = [new Packing(), new Packing()];
    one.add(messageOf({ ...own, same: `before ${own.id} and behind` }));
    const mould = Mould.of(messageOf({ ...own, ...MARKS, same: `before ${MARKS.id} and behind` }), places);
    if (mould) two.addLike(mould, bytes);
    expect(two.packed()).toEqual(one.packed());
    for (const same of [MARKS.id + MARKS.id, MARKS.id + MARKS.key]) {
      expect(Mould.of(messageOf({ ...own, ...MARKS, same }), places)).toBeUndefined();
    }
    expect(Mould.of(messageOf({ ...own, ...MARKS, key: `k-${MARKS.key}` }), places)).toBeUndefined();
  });

  it('writes at places that have moved since', () => {
    const place = { at: 0, end: 1 };
    const mould = Mould.of(
      { key: 'K', value: 'V' },
      new Map([
        ['K', place],
        ['V', place],
      ]),
    );
    const writer = new ByteWriter();
    Object.assign(place, { at: 2, end: 4 });
    mould?.write(writer, Buffer.from('abcd'));
    expect(writer.bytes.toString('latin1')).toBe('\x04cd\x04cd\0');
  });
});
