const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const CONTROLS = new RegExp(CONTROL, 'g');

/** What a sender wrote, so that it can be stored and shown whatever it was: cut off, and without what no text may hold. */
export const printable = (text: string, max: number): string => {
  if (text.length <= max && !CONTROL.test(text) && text.isWellFormed()) return text;
  return text.slice(0, max).toWellFormed().replace(CONTROLS, '\uFFFD');
};

const MAX_ATTRIBUTE = 512;

/** An attribute of something that may be no event at all; null when it has no such text. */
export function attributeOf(event: unknown, name: 'id' | 'source' | 'type'): string | null {
  if (typeof event !== 'object' || event === null || !Object.hasOwn(event, name)) return null;
  const value: unknown = (event as Record<string, unknown>)[name];
  return typeof value === 'string' ? printable(value, MAX_ATTRIBUTE) : null;
}
