import { join } from 'node:path';
import { ADMINISTRATOR_TOKEN_FILE } from './administrator-token.js';
import { configuredDataDir } from './data-dir.js';
import { ExpectedFailure } from './failure.js';
import { givenAccount } from './kafka-client.js';
import { lockDataDir } from './lock.js';
import { runMain } from './main.js';
import { type Platform, startPlatform } from './platform.js';
import { createProgress } from './progress.js';
import { sampleCityWish } from './sample-city-wish.js';
import { loadSampleCity } from '../sample-city/index.js';

const progress = createProgress();

const SAMPLE_SEED = 1;

const sampleCity = async ({ urls, administratorToken }: Platform): Promise<void> => {
  const wish = sampleCityWish(process.env);
  if (wish === 'leave out and say so') {
    progress.line(
      'The sample city is left out, as NODE_ENV is production: "npm run import" brings the city\'s own data.',
    );
  }
  if (wish !== 'load') return;
  try {
    await loadSampleCity({ gatewayUrl: urls.gateway, administratorToken, seed: SAMPLE_SEED, progress });
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    throw new ExpectedFailure(
      `The sample city is not loaded. ${error.message}\nA further start goes on with it; SAMPLE_CITY=none starts without it.`,
    );
  }
};

/** `npm start`: everything on this machine, until Ctrl-C. */
const main = async (): Promise<void> => {
  const began = performance.now();
  const dataDir = configuredDataDir();
  const { KAFKA_BROKERS, DATABASE_URL, TOPIC_PREFIX, DATABASE_PREFIX } = process.env;
  await lockDataDir(dataDir, progress);
  const platform = await startPlatform({
    dataDir,
    ports: 'fixed',
    ...(KAFKA_BROKERS ? { kafkaBrokers: KAFKA_BROKERS, kafkaAccount: givenAccount(process.env) } : {}),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(TOPIC_PREFIX ? { topicPrefix: TOPIC_PREFIX } : {}),
    ...(DATABASE_PREFIX ? { databasePrefix: DATABASE_PREFIX } : {}),
    progress,
  });
  const failed = platform.failed.then((why) => {
    throw new ExpectedFailure(why);
  });
  await Promise.race([sampleCity(platform), failed]);
  const took = ((performance.now() - began) / 1000).toFixed(1);
  progress.line(
    `Teladan runs after ${took} s: look at ${platform.urls.gateway} (Ctrl-C ends it, data stay in ${dataDir})`,
  );
  if (!process.env.ADMINISTRATOR_TOKEN) {
    progress.line(
      `The token for city IT's commands (imports, periods, registers) is in ${join(dataDir, ADMINISTRATOR_TOKEN_FILE)}`,
    );
  }
  await failed;
};

runMain(main, progress);
