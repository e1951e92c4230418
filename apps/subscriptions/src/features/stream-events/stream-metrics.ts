import { Counter, Gauge } from 'prom-client';

export const streamsOpen = new Gauge({
  name: 'teladan_streams_open',
  help: 'Event streams that are open now',
});

export const streamsEnded = new Counter({
  name: 'teladan_streams_ended_total',
  help: 'Event streams that have ended, by reason; slow ones were cut off',
  labelNames: ['reason'],
});

export const deliveries = new Counter({
  name: 'teladan_stream_deliveries_total',
  help: 'Events that were sent to readers, each counted once for each reader',
});
