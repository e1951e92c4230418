import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const ADDRESS = /(?<=[\s(])\/[a-z][\w/{}<>-]*/g;

describe('What is said when a rule says no', () => {
  it('names addresses as they are at the gateway, which is the one that readers know', () => {
    const texts = globSync('apps/*/src/messages.ts', { cwd: ROOT });
    const named = texts.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(ADDRESS) ?? []);
    expect(named).toContain('/api/subscriptions/dashboards/me');
    expect(named.filter((address) => !/^\/(api\/[a-z-]+|ingest|contract)(\/|$)/.test(address))).toEqual([]);
  });
});
