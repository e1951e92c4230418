import type { Progress } from '../local/progress.js';
import type { Figure } from './figure.js';
import type { KafkaPlace } from '../local/kafka-client.js';

/** What every measurement stands on: one Kafka and one PostgreSQL, with the settings of `npm start` (fsync on). */
export interface Ground extends Readonly<KafkaPlace> {
  /** The administrator's. */
  readonly databaseUrl: string;
  /** Takes the logs of the processes under measurement. */
  readonly logDir: string;
  readonly quick: boolean;
  readonly progress: Progress;
}

/** A group of figures that share their set-up. */
export interface Measurement {
  readonly name: string;
  /** One line for the display. */
  readonly title: string;
  measure(ground: Ground, note: (detail: string) => void): Promise<readonly Figure[]>;
}
