/** Lets one who waits go on when something has happened, also when it happened before he came. */
export class Latch {
  #isOpen = false;
  #goOn: (() => void) | undefined;

  open(): void {
    this.#isOpen = true;
    this.#goOn?.();
  }

  async wait(): Promise<void> {
    if (!this.#isOpen) await new Promise<void>((resolve) => (this.#goOn = resolve));
    this.#isOpen = false;
    this.#goOn = undefined;
  }
}
