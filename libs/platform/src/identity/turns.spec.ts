import { Turns } from './turns.js';

const LONG_MS = 60_000;

describe('A turn', () => {
  it('comes at once when nobody has it', async () => {
    expect(await new Turns().take(0)).toBeDefined();
  });

  it('comes when those before have ended theirs, in the order in which they asked', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const asked = ['first', 'second', 'third'].map(async (name) => {
      const end = await turns.take(LONG_MS);
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      end?.();
    });
    await Promise.all(asked);
    expect(told).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('that did not come in time is the next one’s', async () => {
    const turns = new Turns();
    const end = await turns.take(LONG_MS);
    expect(await turns.take(1)).toBeUndefined();
    const next = turns.take(LONG_MS);
    end?.();
    expect(await next).toBeDefined();
  });
});
