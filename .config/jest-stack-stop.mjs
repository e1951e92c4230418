export default async function stop() {
  if (!globalThis.teladanStack) return;
  const { stack, dataDir } = globalThis.teladanStack;
  globalThis.teladanStack = undefined;
  await stack.stop();
  const { clearDataDir } = await import('../dist/deploy/local/data-dir.js');
  await clearDataDir(dataDir);
}
