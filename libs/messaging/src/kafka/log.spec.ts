import { Logger } from '@nestjs/common';
import kafkajs from 'kafkajs';
import { kafkaLog } from './log.js';

describe('what the Kafka client says', () => {
  const heard: string[] = [];
  const hear =
    (level: string) =>
    (text: string): number =>
      heard.push(`${level} ${text}`);

  beforeAll(() => {
    Logger.overrideLogger({ log: hear('log'), error: hear('error'), warn: hear('warn'), debug: hear('debug') });
  });
  beforeEach(() => heard.splice(0));
  afterAll(() => {
    Logger.overrideLogger(false);
  });

  const said = (message: string): string[] => {
    const log = kafkaLog(kafkajs.logLevel.DEBUG);
    const entry = { timestamp: '', logger: 'kafkajs' as const, message, groupId: 'teladan.rewards' };
    log({ namespace: 'Consumer', level: kafkajs.logLevel.ERROR, label: 'ERROR', log: entry });
    return heard;
  };

  it('is a warning where something is wrong, since the caller handles the outcome', () => {
    expect(said('Crash: KafkaJSConnectionError: Closed connection')).toEqual([
      'warn Consumer: Crash: KafkaJSConnectionError: Closed connection | teladan.rewards',
    ]);
  });

  it.each([
    "Crash: KafkaJSProtocolError: The coordinator is loading and hence can't process requests for this group",
    'Restarting the consumer in 300ms',
  ])('is none of that where a broker that has just started still reads its groups: %s', (message) => {
    expect(said(message)).toEqual([`debug Consumer: ${message} | teladan.rewards`]);
  });
});
