import { existsSync } from 'node:fs';
import { clearDataDir, configuredDataDir } from './data-dir.js';
import { lockDataDir } from './lock.js';
import { runMain } from './main.js';
import { createProgress } from './progress.js';

/** `npm run reset`: forgets all data of the embedded stack. Refused while the platform runs. */
runMain(async () => {
  const progress = createProgress();
  const dataDir = configuredDataDir();
  if (!existsSync(dataDir)) {
    progress.line(`Nothing to clear: there is no ${dataDir}.`);
    return;
  }
  await lockDataDir(dataDir, progress);
  await progress.step(`Clear ${dataDir}`, () => clearDataDir(dataDir));
});
