import { help, readOptions } from './options.js';
import { UsageError } from '../local/command.js';

const read = (...args: string[]) => readOptions(args, ['windows', 'poison'], ['inbox', 'relay-lock']);

describe('options of the fault suite', () => {
  it('without any, everything is run once, with seed 1', () => {
    expect(read()).toMatchObject({ seed: 1, only: [], long: false, sabotage: false, json: false, keep: false });
  });

  it('takes names of scenarios, and with --sabotage names of parts', () => {
    expect(read('--only', 'poison').only).toEqual(['poison']);
    expect(read('--sabotage', '--only', 'inbox').only).toEqual(['inbox']);
    expect(() => read('--sabotage', '--only', 'poison')).toThrow('There is no "poison". There are: inbox, relay-lock.');
  });

  it.each([
    [['--seed', '1.5'], '--seed must be a whole number from 0 on, but is "1.5".'],
    [['--seed', 'x'], '--seed must be a whole number from 0 on, but is "x".'],
    [['--only', 'meteor'], 'There is no "meteor". There are: windows, poison.'],
    [['--fast'], "Unknown option '--fast'. See --help."],
  ])('%j is refused in one line', (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });

  it('the help names all there is', () => {
    expect(help(['windows'], ['inbox'])).toMatch(/windows[\s\S]*inbox/);
  });
});
