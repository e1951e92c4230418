/** One stack for the whole run; a stack that is already there (KAFKA_BROKERS and DATABASE_URL) is used as it is. */
export default async function start() {
  const { KAFKA_BROKERS, DATABASE_URL } = process.env;
  if (KAFKA_BROKERS && DATABASE_URL) return;
  const { freePort, startStack } = await import('../dist/deploy/local/stack.js');
  const { createProgress } = await import('../dist/deploy/local/progress.js');
  const { temporaryDataDir } = await import('../dist/deploy/local/data-dir.js');
  const dataDir = await temporaryDataDir();
  globalThis.teladanStack = {
    dataDir,
    stack: await startStack({
      dataDir,
      kafkaPort: await freePort(),
      postgresPort: await freePort(),
      progress: createProgress(process.stderr),
    }),
  };
  process.env.KAFKA_BROKERS = globalThis.teladanStack.stack.kafkaBrokers;
  process.env.DATABASE_URL = globalThis.teladanStack.stack.databaseUrl;
}
