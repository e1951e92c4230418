import { AppraisalCompleted } from '#contracts';
import { cloudEventOf } from '../../cloud-event.js';
import { bytesOf, Frame } from './frame.js';

const data = AppraisalCompleted.example;
const envelope = JSON.stringify(
  cloudEventOf({
    id: 'event-1',
    source: '/teladan/appraisal',
    type: AppraisalCompleted.type,
    subject: data.appraisalId,
    time: new Date('2026-01-15T03:00:00.000Z'),
    sequence: 1,
    correlationId: 'correlation-1',
    topic: AppraisalCompleted.topic,
    data,
  }),
);
const entry = {
  position: 7,
  type: AppraisalCompleted.type,
  unitPath: [data.unitId],
  toldPath: null,
  period: '2025',
  envelope,
};

describe('the frame of an event', () => {
  it('is its position, its type and the event on one line', () => {
    const lines = new Frame(entry).bytes(true).toString().split('\n');
    expect(lines).toEqual(['id: 7', `event: ${AppraisalCompleted.type}`, `data: ${envelope}`, '', '']);
  });

  it('names nobody without personal data, and says everything else', () => {
    const text = new Frame(entry).bytes(false).toString();
    expect(text).not.toContain(data.employeeId);
    expect(text).not.toContain(data.appraiserId);
    expect(text).toContain(`"predicate":"${data.predicate}"`);
  });

  it('is written once for all who hear the same', () => {
    const frame = new Frame(entry);
    expect(frame.bytes(true)).toBe(frame.bytes(true));
    expect(frame.bytes(false)).toBe(frame.bytes(false));
    expect(bytesOf([entry, entry], true).toString()).toBe(frame.bytes(true).toString().repeat(2));
  });
});
