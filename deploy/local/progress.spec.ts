import { waitUntil } from './wait.js';
import { createProgress, type Output } from './progress.js';

const recorder = (isTTY: boolean): Output & { text: () => string } => {
  const parts: string[] = [];
  return { isTTY, columns: 40, write: (part) => parts.push(part), text: () => parts.join('') };
};

/** What a terminal shows at the end: a cursor that goes up erases the line that it comes to. */
const screen = (text: string): string => {
  const lines: string[] = [''];
  for (const part of text.split(/(\n|\u001b\[1A\u001b\[2K)/)) {
    if (part === '\n') lines.push('');
    else if (part.startsWith('\u001b')) lines.splice(-2, 2, '');
    else lines[lines.length - 1] += part;
  }
  return lines.join('\n');
};

describe('progress', () => {
  it('says each step once with its time where there is no terminal', async () => {
    const output = recorder(false);
    const result = await createProgress(output).step('Start Kafka', () => Promise.resolve(42));
    expect(result).toBe(42);
    expect(output.text()).toMatch(/^✓ Start Kafka \(\d+\.\d s\)\n$/);
  });

  it('marks a step that fails and passes the failure on', async () => {
    const output = recorder(false);
    const failing = createProgress(output).step('Start Kafka', () => Promise.reject(new Error('taken')));
    await expect(failing).rejects.toThrow('taken');
    expect(output.text()).toMatch(/^✗ Start Kafka/);
  });

  it('gives a sign of life after two seconds where there is no terminal', async () => {
    const output = recorder(false);
    const signed = await createProgress(output).step('Fetch Kafka', (note) => {
      note('40 files');
      return waitUntil(() => output.text() !== '', 60_000);
    });
    expect(signed).toBe(true);
    const [, seconds] = /^… Fetch Kafka · 40 files \((\d+) s\)\n/.exec(output.text()) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(2);
  });

  it('leaves only the results and lines on a terminal', async () => {
    const output = recorder(true);
    const progress = createProgress(output);
    await progress.step('Outer', async () => {
      await progress.step('Inner', () => Promise.resolve());
      progress.line('a word between');
    });
    expect(screen(output.text())).toMatch(/^✓ Inner \(\d+\.\d s\)\na word between\n✓ Outer \(\d+\.\d s\)\n$/);
  });

  it('clips a moving line to the terminal, since a wrapped line cannot be erased', async () => {
    const output = recorder(true);
    await createProgress(output).step('x'.repeat(100), () => Promise.resolve());
    const moving = output.text().split('\n')[0] ?? '';
    expect(moving.length).toBeLessThan(40);
  });
});
