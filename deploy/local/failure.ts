/** A failure that a person can act on: its message is all there is to show, without a stack trace. */
export class ExpectedFailure extends Error {
  override name = 'ExpectedFailure';
}

/** What went wrong, in the words to show: the message alone for an expected failure, the whole stack for a fault of ours. */
export const describeFailure = (error: unknown): string => {
  if (error instanceof ExpectedFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
