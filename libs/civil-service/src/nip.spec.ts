import fc from 'fast-check';
import { type NipParts, type NipStatus, SEXES, composeNip, formatNip, maskNip, parseNip, tmtOf } from './nip.js';

const PNS_STATUSES = ['PNS', 'CPNS'] as const;
const PPPK_STATUSES = ['PPPK', 'PPPK_PARUH_WAKTU'] as const;
const STATUSES = [...PNS_STATUSES, ...PPPK_STATUSES];

const person = {
  birthDate: fc
    .integer({ min: Date.UTC(1930, 0, 1) / 86_400_000, max: Date.UTC(2009, 11, 31) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  sex: fc.constantFrom(...SEXES),
  serial: fc.integer({ min: 0, max: 999 }),
};
const year = fc.integer({ min: 2010, max: 2099 });
const pns: fc.Arbitrary<NipParts> = fc.record({
  ...person,
  scheme: fc.constant('PNS' as const),
  appointed: fc.record({ year, month: fc.integer({ min: 1, max: 12 }) }),
});
const pppk: fc.Arbitrary<NipParts> = fc.record({
  ...person,
  scheme: fc.constant('PPPK' as const),
  appointed: fc.record({ year, contract: fc.integer({ min: 0, max: 99 }) }),
});

const statusFor = (parts: NipParts): NipStatus => (parts.scheme === 'PNS' ? 'PNS' : 'PPPK');

const codes = (input: string, status: NipStatus): string[] => {
  const result = parseNip(input, status);
  return result.ok ? [] : result.violations.map((violation) => violation.code);
};

/** A correct NIP with some of its digits replaced. */
const withDigits = (nip: string, at: number, digits: string): string =>
  nip.slice(0, at) + digits + nip.slice(at + digits.length);

describe('a NIP', () => {
  it('of a PNS tells birth, TMT, sex and serial', () => {
    expect(parseNip('198609262015051001', 'PNS')).toEqual({
      ok: true,
      value: {
        nip: '198609262015051001',
        parts: {
          scheme: 'PNS',
          birthDate: '1986-09-26',
          appointed: { year: 2015, month: 5 },
          sex: 'L',
          serial: 1,
        },
      },
    });
  });

  it('of a PNS with month 13 is refused', () => {
    expect(parseNip('198609262015131001', 'PNS')).toEqual({
      ok: false,
      violations: [{ code: 'NIP_TMT_MONTH', params: { month: '13' } }],
    });
  });

  it('of a PPPK holds a number of contract where a PNS has a month', () => {
    expect(parseNip('199608182022211001', 'PPPK')).toMatchObject({
      ok: true,
      value: { parts: { scheme: 'PPPK', birthDate: '1996-08-18', appointed: { year: 2022, contract: 21 } } },
    });
    expect(codes('199608182022211001', 'PNS')).toEqual(['NIP_TMT_MONTH']);
  });

  it('composed of its parts is read back as the same parts', () => {
    fc.assert(
      fc.property(fc.oneof(pns, pppk), (parts) => {
        expect(parseNip(composeNip(parts), statusFor(parts))).toEqual({
          ok: true,
          value: { nip: composeNip(parts), parts },
        });
      }),
    );
  });

  it('is read as decrees print it, with spaces', () => {
    fc.assert(
      fc.property(pns, (parts) => {
        expect(parseNip(` ${formatNip(composeNip(parts))} `, 'PNS')).toEqual(parseNip(composeNip(parts), 'PNS'));
      }),
    );
    expect(parseNip('19860926 201505 1 001', 'CPNS')).toMatchObject({ ok: true, value: { nip: '198609262015051001' } });
  });
});

describe('a masked NIP', () => {
  it('shows sex and serial, and nothing of birth and appointment', () => {
    fc.assert(
      fc.property(fc.oneof(pns, pppk), (parts) => {
        const nip = composeNip(parts);
        expect(maskNip(nip)).toBe(`**************${nip.slice(14)}`);
      }),
    );
  });
});

describe('a NIP with one wrong part', () => {
  const correct = fc.oneof(pns, pppk);

  const refuses = (
    name: string,
    wrong: fc.Arbitrary<[at: number, digits: string]>,
    code: string,
    parts: fc.Arbitrary<NipParts> = correct,
  ): void => {
    it(name, () => {
      fc.assert(
        fc.property(parts, wrong, (right, [at, digits]) => {
          expect(codes(withDigits(composeNip(right), at, digits), statusFor(right))).toEqual([code]);
        }),
      );
    });
  };

  const twoDigits = (min: number, max: number): fc.Arbitrary<string> =>
    fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));
  const at = (position: number, digits: fc.Arbitrary<string>): fc.Arbitrary<[number, string]> =>
    fc.tuple(fc.constant(position), digits);

  refuses('is refused for a month of birth that does not exist', at(4, twoDigits(13, 99)), 'NIP_BIRTH_DATE');
  refuses('is refused for a day of birth that does not exist', at(6, twoDigits(32, 99)), 'NIP_BIRTH_DATE');
  refuses('is refused for 30 February', at(4, fc.constant('0230')), 'NIP_BIRTH_DATE');
  refuses('is refused for 29 February of a common year', at(0, fc.constant('19870229')), 'NIP_BIRTH_DATE');
  refuses('is refused for a century in which nobody at work was born', at(0, fc.constant('18')), 'NIP_BIRTH_DATE');
  refuses('is refused for an appointment before birth', at(8, fc.constant('1929')), 'NIP_APPOINTED_BEFORE_BIRTH');
  refuses('is refused for month 00', at(12, fc.constant('00')), 'NIP_TMT_MONTH', pns);
  refuses('is refused for a month above 12', at(12, twoDigits(13, 99)), 'NIP_TMT_MONTH', pns);
  refuses('is refused for a digit of sex that is neither 1 nor 2', at(14, fc.constantFrom(...'03456789')), 'NIP_SEX');

  it('is refused for a letter anywhere', () => {
    fc.assert(
      fc.property(correct, fc.nat({ max: 17 }), fc.constantFrom(...'Oolx-./'), (parts, position, letter) => {
        expect(codes(withDigits(composeNip(parts), position, letter), statusFor(parts))).toEqual(['NIP_NOT_DIGITS']);
      }),
    );
  });

  it('is refused for a digit too few or too many', () => {
    fc.assert(
      fc.property(correct, (parts) => {
        expect(codes(composeNip(parts).slice(1), statusFor(parts))).toEqual(['NIP_LENGTH']);
        expect(codes(`${composeNip(parts)}0`, statusFor(parts))).toEqual(['NIP_LENGTH']);
      }),
    );
    expect(codes('', 'PNS')).toEqual(['NIP_LENGTH']);
  });

  it('is told all its wrong parts at once', () => {
    expect(codes('198613262015139001', 'PNS')).toEqual(['NIP_BIRTH_DATE', 'NIP_TMT_MONTH', 'NIP_SEX']);
  });
});

describe('reading a NIP', () => {
  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...STATUSES), (input, status) => {
        expect(() => parseNip(input, status)).not.toThrow();
      }),
    );
  });

  it('gives the TMT month of a PNS, and of a PPPK none', () => {
    const read = (nip: string, status: NipStatus): string | null | undefined => {
      const result = parseNip(nip, status);
      return result.ok ? tmtOf(result.value.parts) : undefined;
    };
    expect(read('198609262015051001', 'PNS')).toBe('2015-05-01');
    expect(read('199608182022211001', 'PPPK')).toBeNull();
  });
});
