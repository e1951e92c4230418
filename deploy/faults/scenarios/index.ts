import type { Scenario } from '../scenario.js';
import { disksFull, kafkaKilled, kafkaPaused, postgresKilled } from './backing.js';
import { disorder, references } from './disorder.js';
import { instances } from './instances.js';
import { orderlyEnds } from './orderly-ends.js';
import { poison } from './poison.js';
import { randomKills } from './random-kills.js';
import { replays } from './replay.js';
import { sends } from './sends.js';
import { windowKills } from './windows.js';

export const SCENARIOS: readonly Scenario[] = [
  windowKills,
  randomKills,
  sends,
  kafkaKilled,
  postgresKilled,
  kafkaPaused,
  disksFull,
  poison,
  disorder,
  references,
  replays,
  instances,
  orderlyEnds,
];

/** What is repeated until enough processes were killed. */
export const KILLING: readonly Scenario[] = [windowKills, randomKills, replays, kafkaKilled, postgresKilled];
