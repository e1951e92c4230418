import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { asId, type UnitId } from '#civil-service';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  EmployeeRecorded,
  HistoryImported,
  RequestReceived,
  UnitRecorded,
} from '#contracts';
import { type KafkaTools, loginProperties } from '#messaging';
import { eventually, OutsideProducer } from '#testing';
import { type Part, startPart } from '../local/e2e-fixtures.js';
import { kafkaTools } from '../local/kafka-jars.js';
import { waitUntil } from '../local/wait.js';

/** Of a producer its topic, of a dashboard its topics and groups. */
interface Told {
  readonly username: string;
  readonly topic: string;
  readonly topics: readonly string[];
  readonly groups: string;
}

interface Registered {
  readonly source: string;
  readonly credential: {
    readonly token: string;
    readonly kafka: Told;
  };
}

const UNIT = 'disdukcapil';
const APPRAISALS = [AppraisalCompleted.type, AppraisalCorrected.type, HistoryImported.type];

/** Kafka's own client for Java, which knows nothing of the platform, with an account from the registry. */
describe('A standard client in another language', () => {
  let platform: Part;
  let tools: KafkaTools;
  let outside: OutsideProducer;

  beforeAll(async () => {
    platform = await startPart(['service-metrics', 'subscriptions', 'gateway']);
    outside = await OutsideProducer.connect(platform.kafka);
    const found = await kafkaTools();
    if (found === undefined) throw new Error('the Kafka of the tests runs, so its jars are there');
    tools = found;
  });

  afterAll(async () => {
    await outside.close();
    await platform.stop();
  });

  /** Asked again while the unit is not known yet, which service-metrics learns from an event. */
  const post = async (path: string, body: object): Promise<Registered> => {
    const headers = { authorization: `Bearer ${platform.administratorToken}`, 'content-type': 'application/json' };
    return eventually(async () => {
      const url = platform.urls.gateway + path;
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(answer.status).toBe(201);
      return (await answer.json()) as Registered;
    });
  };

  const java = async (program: string, { credential }: Registered, args: readonly string[], input = '') => {
    const login = join(platform.folder, `${credential.kafka.username}.properties`);
    const account = { username: credential.kafka.username, password: credential.token };
    await writeFile(login, loginProperties({ account }));
    const all = [`org.apache.kafka.tools.${program}`, '--bootstrap-server', platform.kafkaBrokers];
    const child = spawn(tools.java, ['-cp', tools.classPath, ...all, '--command-config', login, ...args]);
    child.stdin.end(input);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    await once(child, 'close');
    return out + err;
  };

  const produce = (as: Registered, topic: string, line: string) => {
    const reading = ['parse.key=true', 'parse.headers=true', 'headers.separator=;', 'headers.key.separator=='];
    const options = ['--compression-codec', 'zstd', ...reading.flatMap((each) => ['--reader-property', each])];
    return java('ConsoleProducer', as, ['--topic', topic, ...options], `${line}\n`);
  };

  /** By the documents: CloudEvents in binary mode, the request's number as key. */
  const lineOf = (requestId: string, source: string): string => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_source: source,
      ce_type: RequestReceived.type,
      ce_time: '2025-03-03T01:00:00Z',
      'content-type': 'application/json',
    };
    const data = { requestId, serviceCode: 'akta-kelahiran', officerId: null };
    const written = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
    return [written.join(';'), requestId, JSON.stringify(data)].join('\t');
  };

  const registerProducer = async (unitCode: string): Promise<Registered> => {
    const unitId = asId<UnitId>(randomUUID());
    await outside.given(UnitRecorded, { ...UnitRecorded.example, unitId, code: unitCode, parentId: null });
    const terms = { unitCode, name: 'java', contact: 'it@example.go.id', serviceCodes: ['akta-kelahiran'] };
    return post('/api/service-metrics/producers', terms);
  };

  const isCounted = async (requestId: string): Promise<boolean> =>
    (await fetch(`${platform.urls.gateway}/api/service-metrics/requests/${UNIT}/${requestId}`)).ok;

  it('sends a department’s events, packed as it likes, and no other department’s', async () => {
    const own = await registerProducer(UNIT);
    const other = await registerProducer('dpmptsp');
    const requestId = `JAVA-${randomUUID()}`;
    await produce(own, own.credential.kafka.topic, lineOf(requestId, own.source));
    expect(await waitUntil(() => isCounted(requestId), 30_000)).toBe(true);
    const refused = await produce(own, other.credential.kafka.topic, lineOf(randomUUID(), own.source));
    expect(refused).toContain('TopicAuthorizationException');
  });

  it('reads appraisals for a dashboard, in a group of its own', async () => {
    const dashboard = await post('/api/subscriptions/dashboards', {
      ...{ name: 'java', contact: 'Bappeda', eventTypes: APPRAISALS, personalData: true },
    });
    const id = await outside.given(AppraisalCompleted, AppraisalCompleted.example);
    const { topics, groups } = dashboard.credential.kafka;
    const reading = [...['--from-beginning', '--max-messages', '1', '--timeout-ms', '60000']];
    const group = ['--group', `${groups}-java`, '--formatter-property', 'print.headers=true'];
    const read = await java('consumer.ConsoleConsumer', dashboard, [
      ...['--topic', topics[0] ?? ''],
      ...reading,
      ...group,
    ]);
    expect(read).toContain(`ce_id:${id}`);
    const refused = await java('consumer.ConsoleConsumer', dashboard, [
      ...['--topic', platform.kafka.topicPrefix + EmployeeRecorded.topic],
      ...reading,
      ...group,
    ]);
    expect(refused).toContain('TopicAuthorizationException');
  });
});
