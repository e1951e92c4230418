import { messages } from './messages.js';

describe('the messages of personnel', () => {
  it.each(Object.entries(messages))('%s says the same particulars in both languages', (_, { id, en }) => {
    const particulars = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect(particulars(id)).toEqual(particulars(en));
  });
});
