import { UsageError } from '../local/command.js';
import { HELP, readOptions } from './options.js';

describe('npm run import', () => {
  it('takes what the file holds, its name, and where to', () => {
    expect(readOptions(['employees', 'a.csv', '--url', 'https://teladan.example/'], { LANG: 'en_US.UTF-8' })).toEqual({
      help: false,
      json: false,
      kind: 'employees',
      file: 'a.csv',
      url: 'https://teladan.example',
      credentials: {},
      language: 'en',
    });
  });

  it('takes the gateway and the credentials of the environment', () => {
    const env = { TELADAN_URL: 'http://10.0.0.1:8080', TELADAN_CREDENTIAL: 'tld_x', ADMINISTRATOR_TOKEN: 'y' };
    expect(readOptions(['events', 'a.csv'], env)).toMatchObject({
      url: 'http://10.0.0.1:8080',
      credentials: { producer: 'tld_x', administrator: 'y' },
    });
  });

  it('takes the address that a producer takes, too', () => {
    const env = { TELADAN_URL: 'https://teladan.example/api/service-metrics' };
    expect(readOptions(['events', 'a.csv'], env).url).toBe('https://teladan.example');
  });

  it.each([
    [[], /what the file holds/],
    [['salaries', 'a.csv'], /what the file holds/],
    [['units'], /Name the file/],
    [['units', 'a.csv', 'b.csv'], /Unexpected/],
    [['units', 'a.csv', '--url', 'ftp://x'], /must be like/],
    [['units', 'a.csv', '--loud'], /--loud/],
    [['units', 'a.csv', '--lang', 'fr'], /id or en/],
  ])('refuses %j in one line', (args, advice) => {
    expect(() => readOptions(args, {})).toThrow(UsageError);
    expect(() => readOptions(args, {})).toThrow(advice);
  });

  it('speaks the language that is asked for, else that of the environment', () => {
    expect(readOptions(['units', 'a.csv', '--lang', 'en'], {}).language).toBe('en');
    expect(readOptions(['units', 'a.csv'], {}).language).toBe('id');
  });

  it('names every column in its help', () => {
    expect(HELP).toContain('positionCode/kode jabatan');
    expect(HELP).toContain('[officerId/petugas]');
  });

  it('names in its help every word for an event', () => {
    expect(HELP).toContain('  request-received/received/diterima/masuk\n  requirements-completed/');
  });

  it('says in both languages what a time without a zone is', () => {
    expect(HELP).toContain('without a zone, which is taken as WIB');
    expect(HELP).toContain('dibaca sebagai WIB');
  });
});
