import { accountLabels, accountsBegin } from './names.js';

/** What Kubernetes takes for the name of a resource (RFC 1123), and for the value of a label. */
const RESOURCE = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const PREFIXES = [
  ...[
    '',
    'uji.',
    'uji-',
    'kota.uji.',
    'a.b-c.',
    'uji',
    'Uji.',
    'uji_',
    '_',
    '.',
    '-',
    '..',
    'a..b.',
    'a.-b.',
    'UJI',
    'x--',
  ],
  ...['uji.-', 'a'.repeat(80), `${'A'.repeat(79)}.`],
];

describe('the names of an environment’s accounts in Kubernetes', () => {
  it.each(PREFIXES)('are such as Kubernetes takes where topics begin with "%s"', (prefix) => {
    const name = `${accountsBegin(prefix)}dashboard-0123456789abcdef01234567`;
    expect(name).toMatch(RESOURCE);
    expect(name.length).toBeLessThan(253 - '-01234567'.length);
    for (const label of Object.values(accountLabels('kota', prefix))) expect(label).toMatch(LABEL);
  });

  it.each(['', 'uji.', 'uji-', 'kota.uji.'])('begin as topics do where that is "%s"', (prefix) => {
    expect(accountsBegin(prefix)).toBe(prefix);
  });

  it('are another environment’s in no case', () => {
    expect(new Set(PREFIXES.map(accountsBegin)).size).toBe(PREFIXES.length);
    const labels = PREFIXES.map((prefix) => accountLabels('kota', prefix)['teladan/environment']);
    expect(new Set(labels).size).toBe(PREFIXES.length);
  });
});
