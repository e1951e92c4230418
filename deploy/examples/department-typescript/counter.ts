import { createInterface } from 'node:readline';
// In a project of your own: from '@teladan/producer'.
import { createProducer, type EventType } from '#producer';

/** The words of the department's own system, and what they are to the platform. */
const STEPS: Readonly<Record<string, EventType>> = {
  masuk: 'teladan.service.request-received.v1',
  lengkap: 'teladan.service.requirements-completed.v1',
  kembali: 'teladan.service.request-returned.v1',
  lanjut: 'teladan.service.request-resumed.v1',
  terbit: 'teladan.service.request-finished.v1',
  tolak: 'teladan.service.request-rejected.v1',
};

const {
  TELADAN_URL = '',
  TELADAN_CREDENTIAL = '',
  TELADAN_SOURCE = '',
  TELADAN_BUFFER = 'teladan-buffer',
} = process.env;

const producer = await createProducer({
  url: TELADAN_URL,
  credential: TELADAN_CREDENTIAL,
  source: TELADAN_SOURCE,
  bufferDir: TELADAN_BUFFER,
  onRejected: ({ event, errors }) => console.error('rejected:', JSON.stringify({ event, errors })),
  onState: (state) => {
    if (state.kind === 'waiting') console.error(`not sent yet, and kept: ${state.trouble} ${state.detail}`);
  },
});

/** `<step> <number of the request> <service> [<employee id of the officer>]`, one a line, as they happen. */
for await (const line of createInterface({ input: process.stdin })) {
  const [step = '', requestId = '', serviceCode = '', officerId = null] = line.trim().split(/\s+/);
  const type = STEPS[step];
  try {
    if (!type) throw new Error(`there is no step "${step}"; there are: ${Object.keys(STEPS).join(', ')}`);
    // Safe on disk from here on, whatever becomes of the network or of this program.
    const id = await producer.send(type, { requestId, serviceCode, officerId }, { time: new Date() });
    console.log(`${requestId} ${step}: ${id}`);
  } catch (error) {
    console.error(`${line}: ${(error as Error).message}`);
  }
}

await producer.flush({ withinMs: 10_000 }).catch((error: Error) => console.error(error.message));
await producer.close();
