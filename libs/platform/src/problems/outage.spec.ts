import { outageOf } from './outage.js';

const failure = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

describe('A failure of PostgreSQL or Kafka', () => {
  it.each([
    ['40001', 503, 'BUSY'],
    ['40P01', 503, 'BUSY'],
    ['55P03', 503, 'BUSY'],
    ['23505', 409, 'CONFLICT'],
    ['08006', 503, 'DATABASE_UNAVAILABLE'],
    ['53300', 503, 'DATABASE_UNAVAILABLE'],
    ['57P01', 503, 'DATABASE_UNAVAILABLE'],
    ['57014', 503, 'DATABASE_UNAVAILABLE'],
    ['ECONNREFUSED', 503, 'DATABASE_UNAVAILABLE'],
    ['ECONNRESET', 503, 'DATABASE_UNAVAILABLE'],
  ])('%s is answered %i %s, also inside TypeORM’s error', (code, status, expected) => {
    expect(outageOf(failure({ code }))).toMatchObject({ status, code: expected });
    expect(outageOf(failure({ driverError: failure({ code }) }))).toMatchObject({ status, code: expected });
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
  ])('without a code is known by its text: %s', (message) => {
    expect(outageOf(failure({}, message))).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });

  it('of Kafka is known by its name', () => {
    expect(outageOf(failure({ name: 'KafkaJSNumberOfRetriesExceeded' }))).toMatchObject({ code: 'EVENTS_UNAVAILABLE' });
  });

  it.each([[failure({ code: '22P02' })], [failure({ code: '42601' })], [failure({})], ['text'], [undefined]])(
    'is not what our own mistakes are: %p',
    (error) => {
      expect(outageOf(error)).toBeUndefined();
    },
  );
});
