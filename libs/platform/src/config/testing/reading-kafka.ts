import { kafkaConfig, type KafkaConfig, kafkaSettings } from '../kafka-config.js';
import { readSettings, SettingsError } from '../settings.js';

type Env = Readonly<Record<string, string>>;

export const read = (env: Env): KafkaConfig => kafkaConfig(readSettings(kafkaSettings, env));

/** What is said of settings that cannot be read; empty when they can. */
export const complaint = (env: Env): string => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};
