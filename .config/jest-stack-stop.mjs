import { rm } from 'node:fs/promises';

export default async function stop() {
  if (!globalThis.teladanStack) return;
  const { stack, dataDir } = globalThis.teladanStack;
  globalThis.teladanStack = undefined;
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}
