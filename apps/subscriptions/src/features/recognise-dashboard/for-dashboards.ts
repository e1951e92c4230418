import { credentialDoor } from '#platform';
import { credentialOf } from '../../persistence/credentials.js';
import type { Dashboard } from '../../persistence/dashboards.js';

/** Which dashboard calls, by the credential that it shows. */
export interface Caller {
  readonly credentialId: string;
  readonly dashboard: Dashboard;
}

/** A door for dashboards alone; `@Calling() caller: Caller` is which. */
export const { ForHolders: ForDashboards, Holder: Calling } = credentialDoor<Caller>(async (db, credentialId) => {
  const known = await credentialOf(db.manager, credentialId);
  return known && { hash: known.hash, holder: { credentialId, dashboard: known.dashboard } };
});
