/** The three services under test, each a real process with a database of its own, and whose name each goes by. */
export const ROLES = ['origin', 'middle', 'sink'] as const;
export type Role = (typeof ROLES)[number];

export const SERVICE_OF = { origin: 'target-setting', middle: 'rewards', sink: 'development' } as const;
