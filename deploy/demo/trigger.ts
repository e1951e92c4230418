/** When somebody last did something that has effects: sent a command through the gateway, or events by Kafka. */
export class Trigger {
  private last = performance.now();

  pull(): void {
    this.last = performance.now();
  }

  /** Milliseconds of `performance.now()`. */
  get at(): number {
    return this.last;
  }
}
