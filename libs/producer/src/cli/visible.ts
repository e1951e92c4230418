/** Keys, ids and reasons come from outside: what would steer the terminal is shown by its code. */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u001F\u007F-\u009F]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
