import { type EventContract, SurveyAnswered } from '#contracts';
import { REQUEST_CONTRACTS } from './request-contracts.js';

/** Everything that a department may say, by event type. */
export const SERVICE_CONTRACTS: ReadonlyMap<string, EventContract> = new Map<string, EventContract>([
  ...REQUEST_CONTRACTS,
  [SurveyAnswered.type, SurveyAnswered],
]);

export const SERVICE_EVENT_TYPES: readonly string[] = [...SERVICE_CONTRACTS.keys()];
