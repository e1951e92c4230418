import type { Child } from './children.js';
import { restartPause, supervise } from './supervisor.js';
import { waitUntil } from './wait.js';

interface FakeChild extends Child {
  die(outcome: string): void;
}

const fakeChild = (pid: number): FakeChild => {
  let running = true;
  let stopping = false;
  let settle: (outcome: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    settle = resolve;
  });
  const die = (outcome: string): void => {
    running = false;
    settle(outcome);
  };
  const end = (outcome: string) => (): Promise<void> => {
    stopping = true;
    die(outcome);
    return Promise.resolve();
  };
  return {
    name: 'rewards',
    pid,
    logFile: '/none/rewards.log',
    ended,
    isRunning: () => running,
    isStopping: () => stopping,
    stop: end('exit code 0'),
    kill: end('SIGKILL'),
    die,
  };
};

const supervised = (isReady: () => boolean = () => true) => {
  const children: FakeChild[] = [];
  const lines: string[] = [];
  const program = supervise({
    name: 'rewards',
    launch: () => {
      const child = fakeChild(children.length + 1);
      children.push(child);
      return Promise.resolve(child);
    },
    isReady: () => Promise.resolve(isReady()),
    tell: (line) => lines.push(line),
  });
  return { program, children, lines };
};

describe('a supervised program', () => {
  it('starts again after an unexpected end, and says so', async () => {
    const { program, children, lines } = supervised();
    await program.start();
    children[0]?.die('SIGSEGV');
    expect(await waitUntil(() => lines.includes('rewards is ready again.'), 5000)).toBe(true);
    expect(program.pid()).toBe(2);
    expect(lines[0]).toBe('rewards has ended (SIGSEGV) and starts again in 0.2 s. Its log: /none/rewards.log');
    await program.stop();
  });

  it('stays down once it was stopped or killed', async () => {
    const { program, children, lines } = supervised();
    await program.start();
    await program.kill();
    await program.start();
    await program.stop();
    expect(children).toHaveLength(2);
    expect(program.pid()).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('fails at once, with its log, when it ends before it was ready', async () => {
    const { program, children } = supervised(() => {
      children[0]?.die('exit code 1');
      return false;
    });
    await expect(program.start()).rejects.toThrow(
      'rewards has ended (exit code 1). Its last log lines, from /none/rewards.log:\n(no log)',
    );
  });

  it('does not start twice', async () => {
    const { program, children } = supervised();
    await program.start();
    await program.start();
    expect(children).toHaveLength(1);
    await program.stop();
  });
});

describe('restartPause', () => {
  it('doubles from 0.2 s to 10 s', () => {
    expect([0, 1, 2, 5, 6, 100].map(restartPause)).toEqual([200, 400, 800, 6400, 10_000, 10_000]);
  });
});
