import { readOptions } from './options.js';
import { UsageError } from '../local/command.js';

describe('the options of the demo', () => {
  it('are the whole story of seed 1 when nothing is said', () => {
    expect(readOptions([])).toEqual({ help: false, json: false, keep: false, seed: 1, without: [] });
  });

  it('leave out every service that is named', () => {
    const { json, seed, without } = readOptions([
      '--json',
      '--seed',
      '7',
      '--without',
      'rewards',
      '--without=development',
    ]);
    expect({ json, seed, without }).toEqual({ json: true, seed: 7, without: ['rewards', 'development'] });
  });

  it.each([
    [['--quick'], "Unknown option '--quick'. See --help."],
    [['now'], "Unexpected argument 'now'. See --help."],
    [['--seed'], "Option '--seed <value>' argument missing. See --help."],
    [['--seed', 'one'], '--seed must be a whole number from 0 on, but is "one".'],
    [['--seed', '-1'], "Option '--seed' argument is ambiguous. See --help."],
    [['--without', 'payroll'], 'There is no service "payroll". There are: personnel, target-setting'],
  ])('refuse %j in one line', (args, message) => {
    const reading = () => readOptions(args);
    expect(reading).toThrow(UsageError);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow(/\n/);
  });
});
