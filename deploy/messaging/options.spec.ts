import { DATABASE_SERVICES } from '../local/service-names.js';
import { readOptions } from './options.js';
import { UsageError } from '../local/command.js';

describe('the options of the messaging command', () => {
  it('ask all services through the gateway when nothing else is said', () => {
    expect(readOptions(['lag'], {})).toEqual({
      help: false,
      json: false,
      command: 'lag',
      services: DATABASE_SERVICES,
      url: undefined,
      direct: false,
      scope: undefined,
      event: undefined,
    });
  });

  it('name another environment by option or variable', () => {
    expect(readOptions(['lag'], { TELADAN_URL: 'https://a.example/' }).url).toBe('https://a.example');
    expect(readOptions(['lag', '--url', 'http://b:1'], { TELADAN_URL: 'https://a.example' }).url).toBe('http://b:1');
  });

  it('take the address that a producer takes, too, but with --direct the very one', () => {
    const env = { TELADAN_URL: 'https://a.example/api/service-metrics' };
    expect(readOptions(['parked'], env).url).toBe('https://a.example');
    const direct = ['parked', '--direct', '--service', 'rewards', '--url', 'http://b:1/api/rewards'];
    expect(readOptions(direct, env).url).toBe('http://b:1/api/rewards');
  });

  it('name the key to replay', () => {
    const { services, scope } = readOptions(['replay', '--service', 'rewards', '--topic', 't', '--key', 'k'], {});
    expect({ services, scope }).toEqual({ services: ['rewards'], scope: { topic: 't', key: 'k' } });
  });

  it('name the event to discard', () => {
    const { services, event } = readOptions(['discard', '--service', 'rewards', '--event', '17'], {});
    expect({ services, event }).toEqual({ services: ['rewards'], event: '17' });
  });

  it.each([
    [[], 'Say what to do: parked, waiting, lag, replay, discard. See --help.'],
    [['eat'], 'There is no "eat": parked, waiting, lag, replay, discard. See --help.'],
    [['lag', 'now'], "Unexpected argument 'now'. See --help."],
    [['lag', '--quick'], "Unknown option '--quick'. See --help."],
    [['lag', '--all'], '--topic, --key and --all belong to replay. See --help.'],
    [['lag', '--service', 'gateway'], 'There is no service "gateway" with messages.'],
    [['lag', '--url', 'ftp://x'], 'The address "ftp://x" must be like http://127.0.0.1:8080.'],
    [['lag', '--direct', '--url', 'http://x'], '--direct with --url asks one service: name it with --service.'],
    [['replay'], 'Say what to replay: --service S --topic T --key K, or --all. See --help.'],
    [['replay', '--all', '--key', 'k'], 'Say what to replay'],
    [['replay', '--topic', 't', '--key', 'k'], 'Say what to replay'],
    [['discard'], 'Say what to discard: --service S --event E, as "parked" shows it. See --help.'],
    [
      ['discard', '--service', 'rewards', '--event', 'J17/r'],
      '--event is a number, which "parked" shows under EVENT, and no id of an event.',
    ],
    [['discard', '--event', '17'], 'Say what to discard'],
    [['replay', '--all', '--event', '17'], '--event belongs to discard. See --help.'],
  ])('refuse %j in one line', (args, message) => {
    const reading = () => readOptions(args, {});
    expect(reading).toThrow(UsageError);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow(/\n/);
  });
});
