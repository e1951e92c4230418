import { Logger } from '@nestjs/common';
import type { Handlers } from '../consumer/handlers.js';
import type { Inbox } from '../consumer/inbox.js';
import { incoming } from '../consumer/incoming.js';
import type { Transaction } from '../decorators.js';
import type { MessagingSettings } from '../messaging-settings.js';
import type { Parking } from './parking.js';
import { emptyLedger, QueueRunner } from './queue-runner.js';

describe('an event that is parked', () => {
  const warned: string[] = [];

  beforeAll(() => {
    Logger.overrideLogger({ log: () => 0, error: () => 0, warn: (text: string) => warned.push(text) });
  });
  afterAll(() => {
    Logger.overrideLogger(false);
  });

  it('is told in the log by its place and the code of its reason, without its key and content', async () => {
    const runner = new QueueRunner(
      { service: 'rewards' } as MessagingSettings,
      {} as Handlers,
      { hold: () => Promise.resolve() } as unknown as Parking,
      { markParked: () => Promise.resolve() } as unknown as Inbox,
    );
    const message = { key: Buffer.from('198501012010011001'), value: Buffer.from('Siti'), headers: {}, offset: '17' };
    const item = incoming('rewards', 'appraisal.appraisal', 3, message);
    const why = { code: 'MALFORMED', reason: 'no JSON: Siti', stack: '' };
    await runner.park(
      {} as Transaction,
      item,
      why,
      emptyLedger(() => undefined),
      new Date(),
    );
    expect(warned).toEqual(['parked appraisal.appraisal/3 at 17: MALFORMED']);
  });
});
