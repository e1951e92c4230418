import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaint, read } from './testing/reading-kafka.js';

const BROKERS = { KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092' };
const PASSWORD = 'very-hidden-word';
const ACCOUNT = { KAFKA_USERNAME: 'appraisal', KAFKA_PASSWORD: PASSWORD };
const TOOLS = { KAFKA_TOOLS: '/opt/kafka/libs/*' };

describe('The way to Kafka', () => {
  it('is without an account, encryption and tools when nothing is said of them', () => {
    expect(read(BROKERS)).toStrictEqual({
      kafka: {
        brokers: ['kafka-1:9092', 'kafka-2:9092'],
        brokersOutside: undefined,
        topicPrefix: '',
        account: undefined,
        authority: undefined,
      },
      kafkaTools: undefined,
      strimzi: undefined,
    });
  });

  it('is as an account that is named in full', () => {
    const { kafka, kafkaTools } = read({ ...BROKERS, ...ACCOUNT });
    expect(kafka.account).toEqual({ username: 'appraisal', password: PASSWORD });
    expect(kafkaTools).toBeUndefined();
  });

  it.each(['KAFKA_USERNAME', 'KAFKA_PASSWORD'] as const)('is not as an account of which only %s is told', (half) => {
    const said = complaint({ ...BROKERS, [half]: ACCOUNT[half] });
    expect(said).toBe('KAFKA_USERNAME and KAFKA_PASSWORD are needed both, or neither where Kafka asks for none');
  });

  it('takes an empty half for none', () => {
    expect(read({ ...BROKERS, KAFKA_USERNAME: '', KAFKA_PASSWORD: ' ' }).kafka.account).toBeUndefined();
  });
});

describe('The tools that make accounts', () => {
  it('are run by the java of the path, or by the one that is named', () => {
    const classPath = TOOLS.KAFKA_TOOLS;
    expect(read({ ...BROKERS, ...ACCOUNT, ...TOOLS }).kafkaTools).toEqual({ java: 'java', classPath });
    const named = { ...BROKERS, ...ACCOUNT, ...TOOLS, KAFKA_TOOLS_JAVA: '/usr/lib/jvm/17/bin/java' };
    expect(read(named).kafkaTools).toEqual({ java: '/usr/lib/jvm/17/bin/java', classPath });
  });

  it('need an account, since not everybody may make others', () => {
    expect(complaint({ ...BROKERS, ...TOOLS })).toBe(
      'KAFKA_TOOLS makes accounts, for which KAFKA_USERNAME and KAFKA_PASSWORD are needed',
    );
  });

  it('are named by a full path', () => {
    expect(complaint({ ...BROKERS, ...ACCOUNT, KAFKA_TOOLS: 'libs/*' })).toContain('KAFKA_TOOLS is "libs/*"');
  });
});

describe('A password of Kafka', () => {
  it.each([
    ['with a space', `${PASSWORD} x`],
    ['with a quote, which would end it early', `${PASSWORD}"`],
    ['with a backslash', `${PASSWORD}\\`],
    ['that is too long', PASSWORD.repeat(20)],
  ])('is refused %s, and never repeated', (_, password) => {
    const said = complaint({ ...BROKERS, ...ACCOUNT, KAFKA_PASSWORD: password });
    expect(said).toContain('KAFKA_PASSWORD cannot be read');
    expect(said).not.toContain(PASSWORD);
  });

  it('is not repeated when something else is wrong', () => {
    const said = [
      complaint({ ...BROKERS, KAFKA_PASSWORD: PASSWORD }),
      complaint({ ...ACCOUNT, KAFKA_BROKERS: 'kafka' }),
      complaint({ ...BROKERS, ...ACCOUNT, KAFKA_USERNAME: 'a b' }),
    ];
    for (const each of said) {
      expect(each).not.toBe('');
      expect(each).not.toContain(PASSWORD);
    }
  });
});

describe('The authority that vouches for the brokers', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'teladan-authority-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (content: string): string => {
    const path = join(folder, 'ca.crt');
    writeFileSync(path, content);
    return path;
  };

  it('is the content of a PEM file', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    expect(read({ ...BROKERS, KAFKA_AUTHORITY_FILE: file(pem) }).kafka.authority).toBe(pem);
  });

  it('is refused when the file holds something else, which is not repeated', () => {
    const said = complaint({ ...BROKERS, KAFKA_AUTHORITY_FILE: file('-----BEGIN PRIVATE KEY-----\nMIIB') });
    expect(said).toContain('a readable file with PEM certificates is needed');
    expect(said).not.toContain('PRIVATE');
  });

  it('is refused when there is no such file', () => {
    const said = complaint({ ...BROKERS, KAFKA_AUTHORITY_FILE: join(folder, 'nowhere.crt') });
    expect(said).toContain('KAFKA_AUTHORITY_FILE is');
  });
});
