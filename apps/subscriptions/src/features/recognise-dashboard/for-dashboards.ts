import { credentialDoor } from '#platform';
import { knownCredentials } from '../../persistence/credentials.js';
import type { Dashboard } from '../../persistence/dashboards.js';

/** Which dashboard calls, by the credential that it shows. */
export interface Caller {
  readonly credentialId: string;
  readonly dashboard: Dashboard;
}

/** A door for dashboards alone; `@Calling() caller: Caller` is which. */
export const { ForHolders: ForDashboards, Holder: Calling } = credentialDoor<Caller>(async (db, credentialIds) => {
  const known = await knownCredentials(db.manager, credentialIds);
  return new Map(known.map(({ id, hash, dashboard }) => [id, { hash, holder: { credentialId: id, dashboard } }]));
});
