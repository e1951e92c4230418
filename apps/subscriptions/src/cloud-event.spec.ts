import { AppraisalCompleted } from '#contracts';
import { cloudEventOf } from './cloud-event.js';

const event = {
  id: 'event-2',
  source: '/teladan/appraisal',
  type: AppraisalCompleted.type,
  subject: 'a-1',
  time: new Date('2026-01-15T03:00:00.000Z'),
  sequence: 2,
  correlationId: 'call-1',
  topic: AppraisalCompleted.topic,
  data: AppraisalCompleted.example,
};

describe('an event as a dashboard hears it', () => {
  it('says which call and which event it comes from', () => {
    expect(cloudEventOf({ ...event, causationId: 'event-1' })).toMatchObject({
      correlationid: 'call-1',
      causationid: 'event-1',
    });
  });

  it('names no cause when its message has none', () => {
    expect(cloudEventOf(event)).not.toHaveProperty('causationid');
  });
});
