import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { asKafkaMessage } from '../../testing/hostile/wrong-messages.js';
import { AS_ADMINISTRATOR, plugIn, type PluggedIn } from '../../testing/plugged-in.js';

const COMMAND = join(process.cwd(), 'dist/libs/producer/src/cli/main.js');

/** One of the events can never be taken in. */
const replayed = ({ accepted, keys }: { accepted: number; keys: number }): string =>
  `Rejected events looked at again: accepted ${accepted}, had been before 0, still rejected 1.\n` +
  `Parked keys looked at again: going on ${keys}, still parked 0.\n`;

describe('a department’s command for what went wrong', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(() => service.stop());

  const run = async (producer: Pick<PluggedIn, 'token'>, ...args: readonly string[]) => {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: {
        ...{ PATH: process.env['PATH'], LANG: 'en_GB.UTF-8' },
        ...{ TELADAN_URL: service.http.url, TELADAN_CREDENTIAL: producer.token },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = (await closed) as [number | null];
    return { status, out, err };
  };

  const of = (producer: PluggedIn, serviceCode: string) => producer.event({ data: producer.data({ serviceCode }) });

  it('says what was rejected and what is parked, has it taken in once its cause is mended, and twice changes nothing', async () => {
    const producer = await plugIn(service, 'perintah');
    expect(await run(producer, 'rejected')).toEqual({
      status: 0,
      out: '',
      err: 'Rejected events: 0; parked keys: 0.\n',
    });
    const [byHttp, byKafka] = [of(producer, 'kk'), of(producer, 'kk')];
    const nonsense = producer.event({ time: 'kemarin' });
    await producer.send([byHttp, nonsense]);
    await service.raw([{ ...asKafkaMessage(byKafka), topic: producer.topic }]);
    const listed = await eventually(async () => {
      const result = await run(producer, 'rejected');
      expect(result.err).toBe('Rejected events: 2; parked keys: 1.\n');
      return result;
    });
    expect(listed.status).toBe(1);
    expect(listed.out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        new RegExp(`^20\\S+Z ${byHttp.id} \\(number \\S+\\): /data/serviceCode: This producer may not send service kk`),
      ),
      expect.stringMatching(
        new RegExp(`^20\\S+Z ${nonsense.id} \\(number \\S+\\): /time: This must be an RFC 3339 instant`),
      ),
      expect.stringMatching(/^parked \S+ \(events: 1, number \d+\): This producer may not send service kk/),
    ]);
    const whole = await run(producer, 'rejected', '--whole');
    const [, first = '', , , , last = ''] = whole.out.split('\n');
    expect(JSON.parse(first)).toEqual(byHttp);
    expect(last).toBe(`  ${byKafka.id} ${JSON.stringify(byKafka.data)}`);

    const terms = { contact: 'x@y.example', serviceCodes: ['akta-kelahiran', 'kk'] };
    await service.http.put(`/producers/${producer.id}`, terms, AS_ADMINISTRATOR);
    expect(await run(producer, 'replay')).toEqual({
      status: 1,
      out: expect.stringMatching(new RegExp(`^${nonsense.id}: /time: .+\n$`)) as string,
      err: replayed({ accepted: 1, keys: 1 }),
    });
    await eventually(async () => expect(await producer.counted()).toBe(2));
    expect(await run(producer, 'replay')).toMatchObject({
      status: 1,
      err: replayed({ accepted: 0, keys: 0 }),
    });
  });

  it('discards one parked event by its number, and twice changes nothing', async () => {
    const producer = await plugIn(service, 'perintah-buang');
    await service.raw([{ ...asKafkaMessage(producer.event()), value: 'not json', topic: producer.topic }]);
    const number = await eventually(async () => {
      const { out } = await run(producer, 'rejected');
      expect(out).toMatch(/ can only be discarded and sent again/);
      return /number (\d+)/.exec(out)?.[1] ?? '';
    });
    const discarded = `Event ${number} is discarded; events handled behind it: 0.\n`;
    expect(await run(producer, 'discard', number)).toEqual({ status: 0, out: '', err: discarded });
    expect(await run(producer, 'discard', number)).toMatchObject({
      status: 0,
      err: `Event ${number} had been discarded before.\n`,
    });
    expect(await run(producer, 'discard', '99999999')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^Stopped: 404 This unit has no parked event 99999999/) as string,
    });
  });

  it('discards one rejected event by its number, and twice changes nothing', async () => {
    const producer = await plugIn(service, 'perintah-hapus');
    await producer.send([producer.event({ time: 'kemarin' })]);
    const [, number = ''] = /\(number (\S+)\)/.exec((await run(producer, 'rejected')).out) ?? [];
    for (let twice = 0; twice < 2; twice += 1) {
      const discarded = { status: 0, out: '', err: `Event ${number} is kept no more.\n` };
      expect(await run(producer, 'discard', number)).toEqual(discarded);
    }
    expect(await run(producer, 'rejected')).toMatchObject({ status: 0, out: '' });
  });

  it('says in the reader’s language why it cannot do it', async () => {
    expect(await run({ token: 'tld_salah_x' }, 'rejected', '--lang', 'id')).toEqual({
      status: 1,
      out: '',
      err: expect.stringMatching(/^Berhenti: 401 .+\n$/) as string,
    });
    expect(await run({ token: 'x' }, 'replay', 'berkas.jsonl')).toMatchObject({
      status: 2,
      err: 'This command takes no file. See --help.\n',
    });
  });
});
