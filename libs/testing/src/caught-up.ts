import { MessagingStatus } from '#messaging';
import { eventually } from './eventually.js';
import type { TestService } from './service.js';

/**
 * Resolves when the service has handled whatever was on its topics at this moment: what it has not done by then, it never does.
 * What it publishes itself may still be under way.
 */
export const caughtUp = (service: Pick<TestService, 'get'>): Promise<void> =>
  eventually(async () => {
    const behind = (await service.get(MessagingStatus).lag()).filter(({ lag }) => lag > 0);
    if (behind.length > 0) throw new Error(`not handled yet: ${JSON.stringify(behind)}`);
  });
