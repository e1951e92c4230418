import { credentialDoor } from '#platform';
import { producersByCredential } from '../../persistence/producers.js';

/** For departments' programs alone; `@SpeakingProducer() producer: Producer` is whose credential is shown. */
export const { ForHolders: ForProducers, Holder: SpeakingProducer, recognise } = credentialDoor(producersByCredential);
