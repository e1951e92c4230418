import { credentialDoor } from '#platform';
import { producerByCredential } from '../../persistence/producers.js';

/** For departments' programs alone; `@SpeakingProducer() producer: Producer` is whose credential is shown. */
export const {
  ForHolders: ForProducers,
  Holder: SpeakingProducer,
  recognise,
} = credentialDoor(async (db, credentialId) => {
  const found = await producerByCredential(db, credentialId);
  if (found === undefined) return undefined;
  const { hash, ...holder } = found;
  return { hash, holder };
});
