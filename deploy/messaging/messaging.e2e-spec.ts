import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ADMINISTRATOR_TOKEN, eventually, type PoisonedService, startPoisonedService } from '#testing';

const TOPIC = 'target-setting.plan';

describe('npm run messaging', () => {
  let service: PoisonedService;

  beforeAll(async () => {
    service = await startPoisonedService();
  });

  afterAll(() => service.stop());

  interface Run {
    readonly status: number;
    readonly out: string;
    readonly err: string;
  }

  const command = (...args: string[]): Promise<Run> => commandBy(ADMINISTRATOR_TOKEN, ...args);

  const commandBy = async (token: string, ...args: string[]): Promise<Run> => {
    const child = spawn(process.execPath, ['dist/deploy/messaging/main.js', ...args], {
      env: { ...process.env, DATA_DIR: 'nowhere', ADMINISTRATOR_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const [status] = (await once(child, 'close')) as [number];
    return { status, out, err };
  };

  const here = () => ['--service', 'development', '--direct', '--url', service.http.url];
  const jsonOf = ({ out }: Run): unknown => JSON.parse(out.trim().split('\n').at(-1) ?? '');

  it('shows what is parked, replays it, and says the second time that nothing was changed', async () => {
    const [key = ''] = await service.park(30);
    const parked = await command('parked', ...here());
    expect(parked).toMatchObject({ status: 0, err: '' });
    expect(parked.out).toMatch(new RegExp(`development +${TOPIC} +${key} .* 1 +\\d+ +POISON: the rule says no`));
    expect(parked.out).toContain('30 keys parked, 30 events.');

    const one = ['replay', ...here(), '--topic', TOPIC, '--key', key];
    const still = await command(...one);
    expect(still).toMatchObject({ status: 1 });
    expect(still.out).toContain('still held: POISON: the rule says no');
    service.mend();
    expect((await command(...one)).out).toContain('flows again');
    const again = await command(...one);
    expect(again).toMatchObject({ status: 0 });
    expect(again.out).toContain('is not parked; nothing was changed');

    const all = await command('replay', ...here(), '--all', '--json');
    expect(all.err).toContain('29 of 29 keys');
    expect(jsonOf(all)).toMatchObject({
      command: 'replay',
      ok: true,
      services: [{ service: 'development', problem: null }],
    });
    expect(jsonOf(await command('parked', ...here(), '--json'))).toMatchObject({ services: [{ items: [] }] });
  });

  it('discards the one event that a key is parked for, and says the second time that nothing was changed', async () => {
    await service.park(1);
    const { services } = jsonOf(await command('parked', ...here(), '--json')) as {
      services: { items: { position: string }[] }[];
    };
    const discard = () => command('discard', ...here(), '--event', services[0]?.items[0]?.position ?? '');
    const first = await discard();
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toMatch(/^Discarded; [^]+ flows again/);
    const second = await discard();
    expect(second).toMatchObject({ status: 0, out: 'It was discarded before; nothing was changed.\n' });
    expect((await command('discard', ...here(), '--event', '99999999')).status).toBe(1);
    service.mend();
  });

  it('shows what is waiting and how far groups are behind', async () => {
    expect(await command('waiting', ...here())).toEqual({ status: 0, out: 'Nothing is waiting.\n', err: '' });
    // A group tells Kafka where it is after its effects are there.
    await eventually(async () => {
      const lag = await command('lag', ...here());
      expect(lag.status).toBe(0);
      expect(lag.out).toMatch(/teladan\.development +target-setting\.plan +0 +0:0/);
    });
  });

  it.each(['', 'another'])('says in one line that a replay takes city IT’s token, given "%s"', async (token) => {
    const { status, err } = await commandBy(token, 'replay', ...here(), '--topic', TOPIC, '--key', 'x');
    expect(status).toBe(1);
    expect(err).toMatch(/^development: .* Set ADMINISTRATOR_TOKEN to the administrator's token of that platform\.\n$/);
  });

  it('names in one line what cannot be reached and what to do', async () => {
    const { status, out, err } = await command('parked', '--url', 'http://127.0.0.1:1');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^personnel, target-setting, .*subscriptions: no answer at http:\/\/127\.0\.0\.1:1 .*--direct\.\n$/,
    );
  });

  it('ends with 2 and one line when the options are wrong', async () => {
    expect(await command('replay')).toEqual({
      status: 2,
      out: '',
      err: 'Say what to replay: --service S --topic T --key K, or --all. See --help.\n',
    });
  });
});
