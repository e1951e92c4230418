import { openTopics } from './open-topics.js';

const PUBLISHED = [
  { type: 'appraisal.completed', topic: 'appraisal.appraisal' },
  { type: 'appraisal.corrected', topic: 'appraisal.appraisal' },
  { type: 'award.eligible', topic: 'rewards.award' },
];
const EVERYTHING = { eventTypes: PUBLISHED.map(({ type }) => type), unitIds: null, personalData: true };

describe('the topics that a dashboard may read in Kafka itself', () => {
  it('are all of which it may hear every type', () => {
    expect(openTopics(EVERYTHING, PUBLISHED)).toEqual(['appraisal.appraisal', 'rewards.award']);
    expect(openTopics({ ...EVERYTHING, eventTypes: ['appraisal.completed', 'award.eligible'] }, PUBLISHED)).toEqual([
      'rewards.award',
    ]);
  });

  it('are none without personal data, which Kafka cannot leave out', () => {
    expect(openTopics({ ...EVERYTHING, personalData: false }, PUBLISHED)).toEqual([]);
  });

  it('are none for some units alone, which Kafka cannot sieve', () => {
    expect(openTopics({ ...EVERYTHING, unitIds: [] }, PUBLISHED)).toEqual([]);
  });
});
