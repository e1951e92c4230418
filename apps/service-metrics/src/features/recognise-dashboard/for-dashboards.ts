import { credentialDoor } from '#platform';
import { dashboardByCredential } from '../../persistence/dashboards.js';

/** For dashboards alone, as far as this service has been told; `@ReadingDashboard() dashboard: Dashboard` is which. */
export const { ForHolders: ForDashboards, Holder: ReadingDashboard } = credentialDoor(async (db, credentialId) => {
  const found = await dashboardByCredential(db.manager, credentialId);
  if (found === undefined) return undefined;
  const { hash, ...holder } = found;
  return { hash, holder };
});
