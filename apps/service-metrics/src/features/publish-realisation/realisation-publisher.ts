import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PublishRealisation } from './publish-realisation.js';
import { RealisationSettings } from './realisation-settings.js';

/** Marks of a process that died, or that a long transaction set after its wake-up, wait for this at most. */
const LOOK_AGAIN_MS = 5_000;
/** Who asked less than this ago may not have committed yet: his marks cannot be seen, and he asks no second time. */
const SETTLING_MS = 500;
/** Between two runs for those, where the debounce is shorter. */
const LEAST_PAUSE_MS = 100;

/** Publishes what changed, at most once a debounce time, however many events change it. */
@Injectable()
export class RealisationPublisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Realisation');
  private due: NodeJS.Timeout | undefined;
  private lastAsked = -Infinity;
  private safetyNet: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly settings: RealisationSettings,
    private readonly realisation: PublishRealisation,
  ) {}

  /** Something is marked stale, or is about to be by a transaction under way. */
  soon(): void {
    if (this.stopped) return;
    this.lastAsked = performance.now();
    this.runAfter(this.settings.debounceMs);
  }

  onApplicationBootstrap(): void {
    this.safetyNet = setInterval(() => this.run(), LOOK_AGAIN_MS);
    this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.due);
    clearInterval(this.safetyNet);
    await this.running;
  }

  private runAfter(ms: number): void {
    this.due ??= setTimeout(() => this.run(), ms);
  }

  private run(): void {
    clearTimeout(this.due);
    this.due = undefined;
    const isSettling = performance.now() - this.lastAsked < SETTLING_MS;
    if (isSettling) this.runAfter(Math.max(this.settings.debounceMs, LEAST_PAUSE_MS));
    this.running = this.running.then(() => this.publishAll());
  }

  private async publishAll(): Promise<void> {
    try {
      while (!this.stopped && (await this.realisation.publishSome()) === 'more');
    } catch (error) {
      // The marks are still there: the next run takes them.
      this.logger.warn(`tries again: ${String(error)}`);
    }
  }
}
