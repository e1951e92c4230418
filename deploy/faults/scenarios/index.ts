import type { Finding } from '../finding.js';
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

/** Each can be run alone. */
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

/** Runs some on one lane while another keeps the other one busy: what waits for processes to start costs no time then. */
const keysAndInstances: Scenario = {
  name: 'keys and instances',
  proves: [instances, disorder, references, replays].map(({ name }) => name).join(', ') + ', beside each other.',
  run: async (ground) => {
    const ofKeys = async (): Promise<Finding[]> => {
      const findings: Finding[] = [];
      for (const scenario of [disorder, references, replays]) findings.push(...(await scenario.run(ground)));
      return findings;
    };
    return (await Promise.all([instances.run(ground), ofKeys()])).flat();
  },
};

/** What a run without options plays. */
export const ALL: readonly Scenario[] = [
  ...SCENARIOS.filter((scenario) => ![disorder, references, replays, instances, orderlyEnds].includes(scenario)),
  keysAndInstances,
  orderlyEnds,
];

/** What is repeated until enough processes were killed. */
export const KILLING: readonly Scenario[] = [windowKills, randomKills, replays, kafkaKilled, postgresKilled];
