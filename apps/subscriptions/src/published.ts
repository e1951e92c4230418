import { ANY_DEPARTMENT, EmployeeRecorded, type EventContract, PositionRecorded, publishedContracts } from '#contracts';

/** What the platform itself publishes; departments' own request events are theirs to share. */
export const PUBLISHED: readonly EventContract[] = publishedContracts().filter(({ topic }) => topic !== ANY_DEPARTMENT);

export const PUBLISHED_TYPES: readonly string[] = PUBLISHED.map(({ type }) => type);

/** Lists of who works where and under whom: without the persons nothing of them would be left. */
const PERSONAL_TYPES: ReadonlySet<string> = new Set([EmployeeRecorded.type, PositionRecorded.type]);

export const needsPersonalData = (type: string): boolean => PERSONAL_TYPES.has(type);
