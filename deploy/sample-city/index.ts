export { type City, composeCity } from './city.js';
export { type Directory, type Listed, loadPersonnel } from './load-personnel.js';
export { loadPlans } from './load-plans.js';
export { loadSampleCity } from './load.js';
export { planOf } from './plans.js';
export type { PlanProposal } from './proposal.js';
export type { EmployeeRow, PositionRow, UnitRow } from './rows.js';
export { seeded, type Seeded } from './seeded.js';
