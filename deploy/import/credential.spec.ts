import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialOf } from './credential.js';

describe('What an import shows to the platform', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'teladan-'));
    await writeFile(join(dataDir, 'administrator-token'), 'kept-0123456789\n');
  });

  afterAll(() => rm(dataDir, { recursive: true }));

  const here = () => ({ url: 'http://127.0.0.1:8080', dataDir });
  const given = { administrator: 'of-city-it', producer: 'tld_x' };

  it('is of each file what the environment gives for it', async () => {
    expect((await credentialOf('administrator', given, here())).token).toBe('of-city-it');
    expect((await credentialOf('producer', given, here())).token).toBe('tld_x');
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
    'is else, for city IT at %s, what the start on this machine has kept',
    async (url) => {
      const { token, advice } = await credentialOf('administrator', {}, { url, dataDir });
      expect(token).toBe('kept-0123456789');
      expect(advice.en).toContain(dataDir);
    },
  );

  it.each(['https://teladan.example', 'http://127.0.0.1.example:8080', 'http://localhost.example'])(
    'is never what this machine keeps where the platform is elsewhere: %s',
    async (url) => {
      await expect(credentialOf('administrator', {}, { url, dataDir })).rejects.toThrow(/Set ADMINISTRATOR_TOKEN/);
    },
  );

  it('is asked for in one line that says where it comes from', async () => {
    await expect(credentialOf('administrator', {}, { ...here(), dataDir: join(dataDir, 'x') })).rejects.toThrow(
      /Set ADMINISTRATOR_TOKEN .*x\/administrator-token/,
    );
    await expect(credentialOf('producer', {}, here())).rejects.toThrow(/Set TELADAN_CREDENTIAL/);
  });
});
