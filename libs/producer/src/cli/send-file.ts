import { Delivery, type Obstacle } from '../delivery/delivery.js';
import type { Trouble } from '../delivery/door.js';
import type { RetryOptions } from '../delivery/retry.js';
import { LARGEST_BATCH } from '../settings.js';
import { checkFile } from './check-file.js';
import { isDocument } from './event-file.js';
import { FileLine, rejectedFile } from './file-line.js';
import type { Options } from './options.js';
import type { Output } from './output.js';
import { CLI_TEXTS, inDigits } from './texts.js';

type SendOptions = Extract<Options, { command: 'send' }>;

const RETRY: RetryOptions = { firstMs: 500, longestMs: 30_000 };
const TIMEOUT_MS = 30_000;

/** Waiting mends none of these; a person is there to do it. */
const NEEDS_A_PERSON: readonly Trouble[] = ['CREDENTIAL_REFUSED', 'WRONG_ADDRESS', 'DISK'];

/** Checks the whole file, then sends it; whether each event was accepted. `interrupt` ends it after the request under way. */
export async function sendFile(options: SendOptions, output: Output, interrupt: AbortSignal): Promise<boolean> {
  const { file, language } = options;
  const texts = CLI_TEXTS[language];
  if (!(await checkFile(options, output))) {
    output.err(texts.notSent(file));
    return false;
  }
  const line = await FileLine.open(file);
  if (line.position.number > 0) output.err(texts.resumed(line.position.number));
  const ended = new AbortController();
  const totals = { accepted: 0, duplicate: 0, rejected: 0 };
  const digits = (count: number) => inDigits(count, language);
  const onObstacle = ({ trouble, detail, retryAt }: Obstacle): void => {
    const seconds = Math.max(1, Math.round((retryAt.getTime() - Date.now()) / 1000));
    if (!NEEDS_A_PERSON.includes(trouble)) return output.err(texts.waiting(seconds, detail));
    output.err(texts.stopped(detail));
    ended.abort();
  };
  const stop = AbortSignal.any([interrupt, ended.signal]);
  const delivery = new Delivery(line, {
    ...{ url: options.url, credential: options.credential, language },
    ...{ timeoutMs: TIMEOUT_MS, batchSize: LARGEST_BATCH },
    ...{ retry: RETRY, stop, signal: ended.signal, onObstacle },
    onSending: () => undefined,
    onRejected: () => undefined,
    onAnswered: (counts) => {
      totals.accepted += counts.accepted;
      totals.duplicate += counts.duplicate;
      totals.rejected += counts.rejected;
      const answered = totals.accepted + totals.duplicate + totals.rejected;
      const share = isDocument(file) ? 1 : line.position.offset / line.bytes;
      output.progress(texts.progress(Math.floor(share * 100), digits(answered)));
    },
  });
  while (await delivery.deliverNext());
  output.out(texts.sent(digits(totals.accepted), digits(totals.duplicate)));
  if (totals.rejected > 0) output.err(texts.rejected(digits(totals.rejected), rejectedFile(file)));
  if (interrupt.aborted) output.err(texts.interrupted);
  if (stop.aborted) return false;
  await line.finish();
  return totals.rejected === 0;
}
