import { keptTokenFor } from '../local/administrator-token.js';
import { runCommand } from '../local/command.js';
import { configuredDataDir } from '../local/data-dir.js';
import { createProgress, type Progress } from '../local/progress.js';
import type { ServiceName } from '../local/service-names.js';
import { whenUnread } from '../local/unread.js';
import { finishAtCtrlC } from '../local/wish-to-end.js';
import { askAll, type Asked, discardOne, replayAll, replayOne } from './ask.js';
import { type DiscardAnswer, Doors, doorsOf, type ReplayedKey } from './doors.js';
import { HELP, type Options, readOptions } from './options.js';
import {
  discardText,
  type HeldKey,
  heldTable,
  isDiscarded,
  lagTable,
  type Of,
  type PartitionLag,
  replayTable,
} from './rendering.js';

const of = <T>(asked: readonly Asked<T>[]): Of<T>[] =>
  asked.flatMap(({ service, items }) => items.map((item) => ({ service, ...item })));

/** One line for each reason, with all services that it holds for. */
const problems = (asked: readonly Asked<unknown>[]): string[] => {
  const failed = asked.filter(({ problem }) => problem !== null);
  return [...Map.groupBy(failed, ({ problem }) => problem)].map(
    ([problem, services]) => `${services.map(({ service }) => service).join(', ')}: ${problem}`,
  );
};

interface Outcome {
  readonly asked: readonly Asked<unknown>[];
  readonly text: string;
  /** What is not as it was asked to be. */
  readonly left: number;
}

const doorsAt = async (service: ServiceName, { direct, ...where }: Options): Promise<Doors> => {
  const url = doorsOf(service, { direct, ...where }, process.env);
  return new Doors(url, direct, process.env.ADMINISTRATOR_TOKEN || (await keptTokenFor(url, configuredDataDir())));
};

const run = async (options: Options, progress: Progress, stop: AbortSignal): Promise<Outcome> => {
  const services = new Map(
    await Promise.all(options.services.map(async (service) => [service, await doorsAt(service, options)] as const)),
  );
  const { command } = options;
  switch (command) {
    case 'parked':
    case 'waiting': {
      const asked = await askAll<HeldKey>(services, command, progress);
      return { asked, text: heldTable(command, of(asked)), left: 0 };
    }
    case 'lag': {
      const asked = await askAll<PartitionLag>(services, command, progress);
      return { asked, text: lagTable(of(asked)), left: 0 };
    }
    case 'replay': {
      const asked: Asked<ReplayedKey>[] = [];
      for (const [service, doors] of services) {
        asked.push(
          options.scope
            ? await replayOne(service, doors, options.scope)
            : await replayAll(service, doors, progress, stop),
        );
      }
      return { asked, text: replayTable(of(asked)), left: of(asked).filter(({ left }) => left > 0).length };
    }
    case 'discard': {
      const asked: Asked<DiscardAnswer>[] = [];
      for (const [service, doors] of services) asked.push(await discardOne(service, doors, options.event ?? ''));
      return { asked, text: discardText(of(asked)), left: of(asked).filter((answer) => !isDiscarded(answer)).length };
    }
  }
};

const main = async (options: Options): Promise<void> => {
  const people = options.json ? process.stderr : process.stdout;
  const unread = whenUnread();
  // A mere question ends at once by Ctrl-C.
  const stop = options.command === 'replay' ? AbortSignal.any([finishAtCtrlC(), unread]) : unread;
  const { asked, text, left } = await run(options, createProgress(people), stop);
  const failed = problems(asked);
  if (failed.length === 0 || asked.some(({ items, problem }) => problem === null || items.length > 0)) {
    people.write(`${text}\n`);
  }
  for (const line of failed) process.stderr.write(`${line}\n`);
  const ok = failed.length === 0 && left === 0;
  process.exitCode = ok ? 0 : 1;
  if (options.json) process.stdout.write(`${JSON.stringify({ command: options.command, ok, services: asked })}\n`);
};

/** `npm run messaging`. */
await runCommand({ read: () => readOptions(process.argv.slice(2), process.env), help: HELP, run: main });
