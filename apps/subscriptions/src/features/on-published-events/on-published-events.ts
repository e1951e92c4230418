import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventContract, type EventOf, UnitRecorded } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { appendToFeed } from '../../persistence/feed.js';
import { PUBLISHED } from '../../published.js';

/** Two kinds are also copied, and have handlers of their own that append them as well. */
const COPIED = new Set<string>([EmployeeRecorded.type, UnitRecorded.type]);

/** Every other published event enters the feed. Nothing is waited for: what belongs to a unit that is not known yet is told again. */
@Controller()
export class OnPublishedEvents {
  @OnEvents(PUBLISHED.filter(({ type }) => !COPIED.has(type)))
  async handle(events: readonly EventOf<EventContract>[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    await appendToFeed(tx, events, now);
    return [];
  }
}
