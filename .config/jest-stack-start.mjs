/** A broker makes its offsets topic at the first group, and until then knows no coordinator; the tests would race for it. */
async function warmUp({ kafkaBrokers, kafkaAccount }) {
  const { connectKafka } = await import('../dist/libs/messaging/src/kafka/kafka.js');
  const admin = connectKafka({
    brokers: [kafkaBrokers],
    clientId: 'warm-up',
    topicPrefix: '',
    account: kafkaAccount,
  }).admin();
  await admin.connect();
  for (const deadline = Date.now() + 60_000; ;) {
    try {
      await admin.describeGroups(['warm-up']);
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  await admin.disconnect();
}

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
  const { stack } = globalThis.teladanStack;
  await warmUp(stack);
  const { kafkaTools } = await import('../dist/deploy/local/kafka-jars.js');
  const { provisionAccounts } = await import('../dist/deploy/local/kafka-accounts.js');
  const tools = await kafkaTools();
  await provisionAccounts({ ...stack, topicPrefix: '', kafkaTools: tools });
  process.env.KAFKA_TOOLS = tools.classPath;
  process.env.KAFKA_TOOLS_JAVA = tools.java;
  process.env.KAFKA_BROKERS = stack.kafkaBrokers;
  process.env.KAFKA_USERNAME = stack.kafkaAccount.username;
  process.env.KAFKA_PASSWORD = stack.kafkaAccount.password;
  process.env.DATABASE_URL = globalThis.teladanStack.stack.databaseUrl;
}
