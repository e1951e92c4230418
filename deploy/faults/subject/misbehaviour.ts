import type { Transaction } from '#messaging';

export const MISBEHAVIOURS = ['throws', 'hangs', 'blocks', 'kills'] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

/** A plan's id says how the handler of its event misbehaves. */
export const planOf = (kind: Misbehaviour): string =>
  `bad00000-0000-4000-8000-00000000000${MISBEHAVIOURS.indexOf(kind)}`;

const ACTS: Readonly<Record<Misbehaviour, () => Promise<unknown>>> = {
  throws: () => Promise.reject(new Error('this handler always throws')),
  hangs: () => new Promise(() => undefined),
  blocks: () => {
    for (;;);
  },
  kills: () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
};

/** Does what the event asks for, until its key has been mended. */
export async function misbehave(tx: Transaction, planId: string, key: string): Promise<void> {
  const kind = MISBEHAVIOURS.find((name) => planOf(name) === planId);
  if (kind === undefined) return;
  const mended = await tx.query<unknown[]>(`SELECT FROM mended WHERE key = $1`, [key]);
  if (mended.length === 0) await ACTS[kind]();
}
