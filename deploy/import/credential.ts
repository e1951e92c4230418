import { keptTokenFor } from '../local/administrator-token.js';
import type { Holder } from './kind.js';
import { CREDENTIAL_TEXTS, type Told } from './texts.js';

/** Nothing can be shown to the platform; one line that says what to do. */
export class NoCredential extends Error {
  override readonly name = 'NoCredential';

  constructor(readonly told: Told) {
    super(told.en);
  }
}

export interface Credential {
  readonly token: string;
  /** What to do when the platform refuses it. */
  readonly advice: Told;
}

/** What the environment gives. */
export type Given = Readonly<Partial<Record<Holder, string>>>;

export interface Where {
  /** The gateway. */
  readonly url: string;
  /** Where `npm start` keeps its data on this machine. */
  readonly dataDir: string;
}

/**
 * What a run shows to the platform: what the environment gives, else of city IT the token that `npm start` has kept on this
 * machine. That one is told to no other machine.
 * @throws NoCredential
 */
export async function credentialOf(holder: Holder, given: Given, { url, dataDir }: Where): Promise<Credential> {
  const { [holder]: own } = given;
  if (own !== undefined) return { token: own, advice: CREDENTIAL_TEXTS[holder].refused };
  const kept = holder === 'administrator' ? await keptTokenFor(url, dataDir) : undefined;
  if (kept === undefined) throw new NoCredential(CREDENTIAL_TEXTS[holder].missing(dataDir));
  return { token: kept, advice: CREDENTIAL_TEXTS.administrator.keptRefused(dataDir) };
}
