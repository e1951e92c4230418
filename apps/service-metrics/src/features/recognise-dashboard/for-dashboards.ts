import { credentialDoor } from '#platform';
import { dashboardsByCredential } from '../../persistence/dashboards.js';

/** For dashboards alone, as far as this service has been told; `@ReadingDashboard() dashboard: Dashboard` is which. */
export const { ForHolders: ForDashboards, Holder: ReadingDashboard } = credentialDoor(dashboardsByCredential);
