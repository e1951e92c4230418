import { setFlagsFromString } from 'node:v8';
import { readHttpConfig, readServiceConfig } from './config/config.js';
import { SettingsError } from './config/settings.js';
import { createApp, type ServiceApp } from './create-app.js';
import { createLogger } from './logs/logger.js';
import type { AnyDefinition } from './service-definition.js';
import { isError } from './problems/is-error.js';

const HARD_EXIT_MS = 30_000;

/**
 * In a heap as small as ours V8 collects all of it as soon as it has grown by a tenth, buffers included: that was a third of the
 * processor time that taking in events took. Set here since NODE_OPTIONS may not hold it.
 */
const HEAP_GROWTH = '--heap-growing-percent=60';

type Environment = Readonly<Record<string, string | undefined>>;

/** A definition, or how to read one from the environment. */
export type Definable = AnyDefinition | ((env: Environment) => AnyDefinition);

const say = (line: string, exitCode: number): never => {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
};

/** SIGTERM and SIGINT from a supervisor or a person; `disconnect` when a supervisor that spoke by IPC is gone. */
const onStopSignal = (stop: (why: string) => void): void => {
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (process.channel) process.once('disconnect', () => stop('the supervisor is gone'));
};

const stopOnce = (service: ServiceApp): ((why: string) => void) => {
  let stopping = false;
  return (why) => {
    if (stopping) return;
    stopping = true;
    service.logger.info({ why }, 'stopping');
    setTimeout(() => {
      service.logger.fatal('stopping took too long');
      process.exit(1);
    }, HARD_EXIT_MS).unref();
    service.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        service.logger.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
};

const dieOf = (name: string): void => {
  const die = (event: string) => (err: unknown) => {
    createLogger(name, 'info').fatal({ err }, event);
    // The state after it is unknown; the supervisor starts a clean process.
    process.exit(1);
  };
  process.on('uncaughtException', die('uncaught exception'));
  process.on('unhandledRejection', die('unhandled rejection'));
};

/**
 * Runs a service until it is told to stop. Exit status: 0 after a clean stop, 1 after a failure that a restart may mend,
 * 2 when the environment is wrong.
 */
export async function bootstrap(definable: Definable): Promise<void> {
  setFlagsFromString(HEAP_GROWTH);
  try {
    const definition = typeof definable === 'function' ? definable(process.env) : definable;
    dieOf(definition.name);
    await run(definition);
  } catch (error) {
    if (error instanceof SettingsError) say(error.message, 2);
    throw error;
  }
}

const prepare = (definition: AnyDefinition) => {
  if (definition.database === false) {
    const config = readHttpConfig(definition, process.env);
    return { config, create: (): Promise<ServiceApp> => createApp(definition, config) };
  }
  const config = readServiceConfig(definition, process.env);
  return { config, create: (): Promise<ServiceApp> => createApp(definition, config) };
};

async function run(definition: AnyDefinition): Promise<void> {
  const { config, create } = prepare(definition);
  try {
    const service = await create();
    onStopSignal(stopOnce(service));
    const url = await service.start(config.host, config.port);
    service.logger.info({ url }, `${definition.name} is ready`);
  } catch (err) {
    if (isError(err) && 'code' in err && err.code === 'EADDRINUSE') {
      say(`Port ${config.port} on ${config.host} is taken by another program: set PORT to a free one.`, 1);
    }
    createLogger(definition.name, 'info').fatal({ err }, 'the service could not start');
    process.exit(1);
  }
}
