import { messages } from './messages.js';

describe('the messages of subscriptions', () => {
  it.each(Object.entries(messages))('%s says the same particulars in both languages', (_, { id, en }) => {
    const particulars = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect(particulars(id)).toEqual(particulars(en));
  });

  it('call an event by the word of the contract', () => {
    const texts = Object.values(messages).map(({ id }) => id);
    expect(texts.filter((text) => /peristiwa/i.test(text))).toEqual([]);
    expect(texts.some((text) => /kejadian/i.test(text))).toBe(true);
  });
});
