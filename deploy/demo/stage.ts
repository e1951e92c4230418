import type { Progress } from '../local/progress.js';
import type { ServiceName } from '../local/service-names.js';
import type { Gateway } from './gateway.js';
import { reasonOf, type Scene, watchUntil } from './scene.js';
import type { Trigger } from './trigger.js';

/** One link of the chain. */
export interface Step<Inputs extends readonly unknown[], T> {
  readonly name: string;
  /** One plain sentence. */
  readonly proves: string;
  /** Whose work is seen: while one of them is left out, nobody waits long. */
  readonly services: readonly ServiceName[];
  run(scene: Scene, ...inputs: Inputs): Promise<Shown<T>>;
}

/** What came of a step: `found` is for people, `value` for the steps that need it. */
export interface Shown<T> {
  readonly found: string;
  readonly value: T;
}

interface Missing {
  readonly ok: false;
  /** The step that did not pass. */
  readonly step: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Missing;

/** For a step that makes use of another, but does not need it. */
export const ifThere = <T>(outcome: Outcome<T>): Outcome<T | null> =>
  outcome.ok ? outcome : { ok: true, value: null };

export interface StepReport {
  readonly step: string;
  readonly proves: string;
  readonly ok: boolean;
  /** From what caused the effect to its being visible through the gateway; null when it was not seen. */
  readonly latencyMs: number | null;
  /** What was seen, or why nothing was. */
  readonly found: string;
}

export interface StageOptions {
  readonly gateway: Gateway;
  readonly trigger: Trigger;
  readonly progress: Progress;
  readonly seed: number;
  readonly without: readonly ServiceName[];
  /** What ended the stack; undefined while it runs. */
  readonly broken: () => string | undefined;
  /** Whether a signal ends this program. */
  readonly isEnding: () => boolean;
}

/** Far more than it takes on an idle machine: what is slow is no proof that something is broken. */
const DEADLINE_MS = 60_000;
const DEADLINE_OF_LEFT_OUT_MS = 3_000;

type Outcomes<Inputs extends readonly unknown[]> = { [K in keyof Inputs]: Outcome<Inputs[K]> };

/** Runs the links, tells of each as it happens and keeps what is to be reported. */
export class Stage {
  private readonly reported: StepReport[] = [];

  constructor(private readonly options: StageOptions) {}

  /** In the order in which the steps were begun. */
  get reports(): readonly StepReport[] {
    return this.reported;
  }

  /** Never throws. A step whose inputs are not there is not reached. */
  async step<Inputs extends readonly unknown[], T>(
    step: Step<Inputs, T>,
    ...inputs: Outcomes<Inputs>
  ): Promise<Outcome<T>> {
    const place = this.reported.push({ ...unfinished(step), found: 'not finished' }) - 1;
    const keep = (report: StepReport): void => {
      this.reported[place] = report;
      for (const line of linesOf(report)) this.options.progress.line(line);
    };
    const missing = inputs.find((input): input is Missing => !input.ok);
    if (missing !== undefined) {
      this.options.progress.line(`– ${step.name}`);
      keep({ ...unfinished(step), found: `not reached: it needs "${missing.step}"` });
      return { ok: false, step: step.name };
    }
    const values = inputs.map((input) => (input.ok ? input.value : undefined)) as unknown as Inputs;
    try {
      const { found, value, latencyMs } = await this.play(step, values);
      keep({ ...unfinished(step), ok: true, latencyMs, found });
      return { ok: true, value };
    } catch (error) {
      // What fails because the stack is being taken away is nothing to tell: the story ends here.
      if (this.options.isEnding()) return new Promise(() => undefined);
      keep({ ...unfinished(step), found: reasonOf(error) });
      return { ok: false, step: step.name };
    }
  }

  private play<Inputs extends readonly unknown[], T>(step: Step<Inputs, T>, values: Inputs) {
    const { gateway, trigger, progress, seed, without, broken } = this.options;
    const isLeftOut = step.services.some((service) => without.includes(service));
    return progress.step(step.name, async (note) => {
      let seenAt: number | undefined;
      const until = watchUntil({
        deadlineMs: isLeftOut ? DEADLINE_OF_LEFT_OUT_MS : DEADLINE_MS,
        broken,
        seen: () => (seenAt = performance.now()),
      });
      const shown = await step.run({ gateway, trigger, progress, seed, note, until }, ...values);
      return { ...shown, latencyMs: Math.max(0, Math.round((seenAt ?? performance.now()) - trigger.at)) };
    });
  }
}

const unfinished = ({ name, proves }: Pick<Step<never, unknown>, 'name' | 'proves'>) =>
  ({ step: name, proves, ok: false, latencyMs: null }) as const;

const linesOf = ({ proves, latencyMs, found }: StepReport): string[] => [
  `    ${proves}`,
  `    ${latencyMs === null ? '' : `Seen after ${latencyMs} ms: `}${found}`,
];
