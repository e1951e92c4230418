import { Counter, Histogram } from 'prom-client';

/** All in prom-client's default registry, which the platform serves at /metrics. */

export const relayBatch = new Histogram({
  name: 'teladan_relay_batch_events',
  help: 'Outbox rows sent to Kafka at once',
  buckets: [1, 2, 5, 10, 50, 100, 250, 500],
});

export const handlerTime = new Histogram({
  name: 'teladan_batch_seconds',
  help: 'From taking a batch to its commit, by topic',
  labelNames: ['topic'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 20],
});

export const eventsHandled = new Counter({
  name: 'teladan_events_handled_total',
  help: 'Events whose effects were committed, by topic',
  labelNames: ['topic'],
});

export const duplicatesSkipped = new Counter({
  name: 'teladan_duplicates_skipped_total',
  help: 'Events that had been seen before, by topic',
  labelNames: ['topic'],
});

export const groupJoins = new Counter({
  name: 'teladan_group_joins_total',
  help: 'Times that a consumer joined its group: each is a rebalance, in which the group stands still',
  labelNames: ['group'],
});
