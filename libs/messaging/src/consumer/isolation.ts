/**
 * Batches run beside each other. What may have killed the process runs with nothing beside it: else its death would be
 * blamed on whatever else was tried alone at that moment, on another partition, and park a key that did nothing wrong.
 */
export class Isolation {
  private running = 0;
  private isAlone = false;
  private readonly waiting: { readonly kind: 'beside' | 'alone'; readonly start: () => void }[] = [];

  readonly beside = async <T>(work: () => Promise<T>): Promise<T> => {
    await this.enter('beside');
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.letIn();
    }
  };

  readonly alone = async <T>(work: () => Promise<T>): Promise<T> => {
    await this.enter('alone');
    try {
      return await work();
    } finally {
      this.isAlone = false;
      this.letIn();
    }
  };

  /** In the order of asking, so that what waits to be alone is not passed over for ever. */
  private enter(kind: 'beside' | 'alone'): Promise<void> {
    return new Promise((start) => {
      this.waiting.push({ kind, start });
      this.letIn();
    });
  }

  private letIn(): void {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      if (this.isAlone || (next.kind === 'alone' && this.running > 0)) return;
      this.waiting.shift();
      if (next.kind === 'alone') this.isAlone = true;
      else this.running += 1;
      next.start();
    }
  }
}
