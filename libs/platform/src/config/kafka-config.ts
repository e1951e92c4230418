import type { AccountWays, KafkaAccess } from '#messaging';
import { brokersSetting, certificatesSetting, optional, passwordSetting, patternSetting } from './kinds.js';
import { type Settings, SettingsError } from './settings.js';
import { strimziConfig, strimziSettings } from './strimzi-config.js';

export interface KafkaConfig extends AccountWays {
  readonly kafka: KafkaAccess;
}

export const kafkaSettings = {
  brokers: brokersSetting('KAFKA_BROKERS'),
  brokersOutside: optional(brokersSetting('KAFKA_BROKERS_OUTSIDE')),
  topicPrefix: patternSetting('TOPIC_PREFIX', {
    pattern: /^[A-Za-z0-9._-]{1,80}$/,
    expected: 'a start of topic names made of letters, digits, dots, underscores and hyphens',
    example: 'staging.',
    fallback: { value: '' },
  }),
  username: optional(
    patternSetting('KAFKA_USERNAME', {
      pattern: /^[A-Za-z0-9._-]{1,200}$/,
      expected: 'the name of an account in Kafka',
      example: 'appraisal',
    }),
  ),
  password: optional(passwordSetting('KAFKA_PASSWORD')),
  authority: optional(certificatesSetting('KAFKA_AUTHORITY_FILE')),
  toolsClassPath: optional(
    patternSetting('KAFKA_TOOLS', {
      pattern: /^\/.*$/,
      expected: 'the class path of Kafka’s own commands',
      example: '/opt/kafka/libs/*',
    }),
  ),
  java: patternSetting('KAFKA_TOOLS_JAVA', {
    pattern: /^\S.*$/,
    expected: 'a java program',
    example: '/usr/bin/java',
    fallback: { value: 'java' },
  }),
  ...strimziSettings,
};

/** @throws SettingsError when an account is named by half */
export function kafkaConfig(read: Settings<typeof kafkaSettings>): KafkaConfig {
  const { brokers, brokersOutside, topicPrefix, username, password, authority, toolsClassPath, java } = read;
  if ((username === undefined) !== (password === undefined)) {
    throw new SettingsError('KAFKA_USERNAME and KAFKA_PASSWORD are needed both, or neither where Kafka asks for none');
  }
  if (toolsClassPath !== undefined && username === undefined) {
    throw new SettingsError('KAFKA_TOOLS makes accounts, for which KAFKA_USERNAME and KAFKA_PASSWORD are needed');
  }
  const strimzi = strimziConfig(read);
  if (strimzi !== undefined && username === undefined) {
    throw new SettingsError('KAFKA_ACCOUNTS makes accounts, for which KAFKA_USERNAME and KAFKA_PASSWORD are needed');
  }
  if (strimzi !== undefined && toolsClassPath !== undefined) {
    throw new SettingsError(
      'KAFKA_TOOLS and KAFKA_ACCOUNTS=strimzi are two ways to make accounts: leave KAFKA_TOOLS out, since Strimzi takes away accounts that others make',
    );
  }
  const account = username === undefined || password === undefined ? undefined : { username, password };
  return {
    kafka: { brokers, brokersOutside, topicPrefix, account, authority },
    kafkaTools: toolsClassPath === undefined ? undefined : { java, classPath: toolsClassPath },
    strimzi,
  };
}
