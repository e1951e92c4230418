export { startBareService, type BareService } from './bare-service.js';
export { caughtUp } from './caught-up.js';
export { eventually } from './eventually.js';
export { HttpClient, type Answer, type CallOptions } from './http-client.js';
export { asMessage, OutsideProducer, type GivenOptions, type RawMessage } from './outside-producer.js';
export { makePlace, type Place } from './place.js';
export { type PoisonedService, startPoisonedService } from './poisoned-service.js';
export {
  ADMINISTRATOR_TOKEN,
  AS_ADMINISTRATOR,
  startService,
  type TestService,
  type TestServiceOptions,
} from './service.js';
export { TopicTap, type TappedMessage } from './topic-tap.js';
