import { randomBytes } from 'node:crypto';
import {
  connectKafka,
  type KafkaAccess,
  type KafkaAccount,
  readTopic,
  type Right,
  rightsOfService,
  serviceUsers,
  StrimziAccounts,
  type StrimziCluster,
  writeTopic,
} from '#messaging';
import { eventually, makePlace, type Place, startService } from '#testing';
import { serviceMetrics } from '../../apps/service-metrics/src/service.js';
import { AS_ADMINISTRATOR, recordUnit, termsOf } from '../../apps/service-metrics/src/testing/plugged-in.js';
import { rulesOfServices, TestCluster } from './testing/cluster.js';
import { unknownToStrimzi } from './testing/jars.js';
import { UserOperator } from './testing/user-operator.js';

const OWN = 'service-events.disdukcapil';
const OTHER = 'service-events.perkim';
const MAY_WRITE = { rights: [writeTopic(OWN)], bytesPerSecond: 2_097_152 };
/** The stand-in for Strimzi runs a Java program for each password. */
const PATIENTLY = { deadlineMs: 60_000 };

interface Registered {
  readonly id: string;
  readonly topic: string;
  readonly credential: { readonly id: string; readonly token: string; readonly kafka: { readonly username: string } };
}

let place: Place;
let cluster: TestCluster;
let operator: UserOperator;
let accounts: StrimziAccounts;

const accountsWith = (more: Partial<StrimziCluster> = {}, kafka: KafkaAccess = place.kafkaOf('service-metrics')) =>
  new StrimziAccounts({ ...kafka, clientId: 'test' }, { ...cluster.strimzi, ...more });

beforeAll(async () => {
  place = await makePlace(['disdukcapil', 'perkim']);
  const { account } = place.kafka;
  const { KAFKA_TOOLS = '', KAFKA_TOOLS_JAVA = 'java' } = process.env;
  if (account === undefined) throw new Error('the tests’ Kafka asks who comes');
  cluster = await TestCluster.start('kafka');
  const tools = { java: KAFKA_TOOLS_JAVA, classPath: KAFKA_TOOLS };
  operator = new UserOperator(cluster.unguarded, 'kafka', { ...place.kafka, account }, tools);
  operator.start();
  accounts = accountsWith();
});
afterAll(async () => {
  await accounts.onApplicationShutdown();
  await operator.stop();
  await cluster.stop();
  await place.remove();
});
afterEach(() => {
  cluster.trouble = () => undefined;
  cluster.rules = rulesOfServices();
});

const newCredential = () => {
  const id = randomBytes(12).toString('hex');
  return { id, token: `tld_${id}_${randomBytes(32).toString('base64url')}` };
};

const opened = async (rights: readonly Right[]): Promise<{ id: string; account: KafkaAccount }> => {
  const credential = newCredential();
  await accounts.open('producer', credential, { rights, bytesPerSecond: 1_048_576 });
  const username = accounts.told('producer', credential.id)?.username ?? '';
  return { id: credential.id, account: { username, password: credential.token } };
};

/** @returns what Kafka says to this account when it refuses */
async function write(account: KafkaAccount, topic: string, kafka = place.kafka): Promise<string | undefined> {
  const producer = connectKafka({ ...kafka, account, clientId: 'test' }).producer({ retry: { retries: 0 } });
  try {
    await producer.connect();
    await producer.send({ topic: kafka.topicPrefix + topic, messages: [{ value: '{}' }] });
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    await producer.disconnect();
  }
}

const complaintOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    expect((error as Error).name).toBe('KafkaJSOutage');
    return (error as Error).message;
  }
  throw new Error('it was to fail');
};

const usersNow = async (): Promise<string[]> => (await operator.users()).map(({ metadata }) => metadata.name);

describe('an account by Strimzi', () => {
  it('logs in and may do what its rights say and nothing else, once it has been made', async () => {
    const { account } = await opened([writeTopic(OWN)]);
    expect(await write(account, OWN)).toBeUndefined();
    expect(await write(account, OTHER)).toMatch(/not authorized/i);
  });

  it('is a KafkaUser and a Secret of its own, which Strimzi’s own classes know in full', async () => {
    const { account } = await opened([writeTopic(OWN)]);
    const users = await operator.users();
    const secrets = await operator.secrets();
    expect(await unknownToStrimzi([...users, ...serviceUsers({ cluster: 'kota', topicPrefix: '' })])).toBe('');
    const user = users.find(({ metadata }) => metadata.name === account.username);
    const secret = secrets.find(
      ({ metadata }) => metadata.name === user?.spec.authentication?.password.valueFrom.secretKeyRef.name,
    );
    expect(secret?.metadata.ownerReferences).toEqual([expect.objectContaining({ uid: user?.metadata.uid })]);
    expect(user?.spec.quotas).toEqual({ producerByteRate: 1_048_576 });
    expect(JSON.stringify(users)).not.toContain(account.password);
  });

  it('may do nothing any more, and its Secret goes, when it has been closed; and can be closed again', async () => {
    const { id, account } = await opened([writeTopic(OWN)]);
    const onCluster = rightsOfService('subscriptions', 'operator').filter(({ on }) => on === 'cluster');
    const registrar = accountsWith({}, { ...place.kafka, account: (await opened(onCluster)).account });
    await registrar.close('producer', id);
    await registrar.onApplicationShutdown();
    await eventually(async () => expect(await write(account, OWN)).toMatch(/not authorized|SASL/i), PATIENTLY);
    await eventually(async () => {
      const kept = [...(await operator.users()), ...(await operator.secrets())].map(({ metadata }) => metadata.name);
      expect(kept.filter((name) => name.startsWith(account.username))).toEqual([]);
    }, PATIENTLY);
    await accounts.close('producer', id);
  });

  it('gets other rights, in place of those that it had', async () => {
    const { id, account } = await opened([writeTopic(OWN)]);
    await accounts.allow('producer', id, [writeTopic(OTHER)]);
    await eventually(async () => expect(await write(account, OWN)).toMatch(/not authorized/i), PATIENTLY);
    expect(await write(account, OTHER)).toBeUndefined();
  });

  it('gets a new password when it is opened again', async () => {
    const { id, account } = await opened([writeTopic(OWN)]);
    const password = newCredential().token;
    await accounts.open('producer', { id, token: password }, MAY_WRITE);
    expect(await write({ ...account, password }, OWN)).toBeUndefined();
    expect(await write(account, OWN)).toMatch(/SASL/);
  });

  it('is not made from rights alone, since nobody knows its password', async () => {
    await accounts.allow('producer', '0'.repeat(24), [writeTopic(OWN)]);
    expect(await usersNow()).not.toContain(accounts.told('producer', '0'.repeat(24))?.username);
  });
});

describe('what a crash leaves half done in a cluster', () => {
  it.each([
    ['before the password', 'POST', 'secrets'],
    ['before the rights', 'PATCH', 'kafkausers'],
  ])('is taken away again when it came %s', async (_, method, plural) => {
    cluster.trouble = (asked) =>
      asked.method === method && asked.path.includes(plural) ? ('broken off' as const) : undefined;
    const credential = newCredential();
    const username = accounts.told('producer', credential.id)?.username ?? '';
    expect(await complaintOf(accounts.open('producer', credential, MAY_WRITE))).toContain('does not answer');
    expect(await usersNow()).toContain(username);
    cluster.trouble = () => undefined;
    await accounts.settle('producer', new Map());
    expect(await usersNow()).not.toContain(username);
    await eventually(async () => {
      const names = (await operator.secrets()).map(({ metadata }) => metadata.name);
      expect(names.filter((name) => name.startsWith(username))).toEqual([]);
    }, PATIENTLY);
  });

  it('is given the rights and the quota that the registry says', async () => {
    const { id, account } = await opened([readTopic(OTHER)]);
    await accounts.settle('producer', new Map([[id, MAY_WRITE]]));
    await eventually(async () => expect(await write(account, OWN)).toBeUndefined(), PATIENTLY);
    const user = (await operator.users()).find(({ metadata }) => metadata.name === account.username);
    expect(user?.spec.quotas).toEqual({ producerByteRate: 2_097_152 });
    cluster.asked.length = 0;
    await accounts.settle('producer', new Map([[id, MAY_WRITE]]));
    expect(cluster.asked.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is told from what is another party’s, another environment’s and made by hand', async () => {
    const dashboard = newCredential();
    await accounts.open('dashboard', dashboard, { rights: [readTopic(OWN)] });
    const kafka = { ...place.kafkaOf('service-metrics'), topicPrefix: `${place.topicPrefix}uji_` };
    const elsewhere = accountsWith({}, kafka);
    await elsewhere.open('producer', dashboard, MAY_WRITE);
    const byHand = `${place.topicPrefix}producer-tangan`;
    await fetch(`${cluster.unguarded}/apis/kafka.strimzi.io/v1/namespaces/kafka/kafkausers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'kafka.strimzi.io/v1',
        kind: 'KafkaUser',
        metadata: { name: byHand },
        spec: {},
      }),
    });
    await accounts.settle('producer', new Map());
    const kept = [
      accounts.told('dashboard', dashboard.id)?.username,
      elsewhere.told('producer', dashboard.id)?.username,
    ];
    expect((await usersNow()).sort()).toEqual([...kept, byHand].sort());
    await elsewhere.onApplicationShutdown();
  });
});

describe('a cluster that does not do its part is told of with what to do', () => {
  it('when Strimzi does nothing', async () => {
    await operator.pause();
    const hasty = accountsWith({ withinMs: 500 });
    const said = await complaintOf(hasty.open('producer', newCredential(), MAY_WRITE));
    expect(said).toMatch(
      /within 500 ms\. See that the User Operator of "kota" runs and looks at namespace kafka: kubectl/,
    );
    operator.start();
    await hasty.onApplicationShutdown();
  });

  it('when the token has run out, and goes on once there is another', async () => {
    cluster.tokens.clear();
    const credential = newCredential();
    expect(await complaintOf(accounts.open('producer', credential, MAY_WRITE))).toMatch(/401.*start the pod again/);
    cluster.tokens.add('second');
    await cluster.putToken('second');
    await accounts.open('producer', credential, MAY_WRITE);
  });

  it('when the service account has no right', async () => {
    cluster.rules = rulesOfServices().filter(({ resources }) => !resources.includes('secrets'));
    const said = await complaintOf(accounts.open('producer', newCredential(), MAY_WRITE));
    expect(said).toMatch(/403 to create secrets in namespace kafka: Forbidden\. .*accounts\.yaml/);
  });

  it('when there is no Strimzi', async () => {
    cluster.trouble = () => ({ status: 404, message: 'the server could not find the requested resource' });
    const said = await complaintOf(accounts.open('producer', newCredential(), MAY_WRITE));
    expect(said).toMatch(/404.*Strimzi is 0\.49 or later/);
  });

  it('when it has another authority', async () => {
    const kubernetes = { ...cluster.strimzi.kubernetes, host: 'localhost' };
    const strange = accountsWith({ kubernetes });
    expect(await complaintOf(strange.settle('producer', new Map()))).toMatch(/localhost:\d+ does not answer.*ca\.crt/);
    await strange.onApplicationShutdown();
  });

  it('when the pod has no token', async () => {
    const kubernetes = { ...cluster.strimzi.kubernetes, folder: '/nowhere' };
    const blind = accountsWith({ kubernetes });
    expect(await complaintOf(blind.settle('producer', new Map()))).toMatch(
      /\/nowhere\/token cannot be read.*automount/,
    );
    await blind.onApplicationShutdown();
  });

  it('and never with a password', async () => {
    cluster.trouble = ({ path, body }) =>
      path.includes('secrets') ? { status: 422, message: `Invalid value: ${body}` } : undefined;
    const credential = newCredential();
    const said = await complaintOf(accounts.open('producer', credential, MAY_WRITE));
    expect(said).toContain('422 to create secrets in namespace kafka: Invalid.');
    expect(said).not.toContain(Buffer.from(credential.token).toString('base64'));
    expect(said).not.toContain(credential.token);
  });
});

describe('a service in a cluster', () => {
  it('gives a producer an account by Strimzi, tells where, and takes it away again', async () => {
    const service = await startService(serviceMetrics, { strimzi: cluster.strimzi });
    await recordUnit(service, 'disdukcapil');
    const terms = termsOf('disdukcapil');
    const { status, body } = await service.http.post<Registered>('/producers', terms, AS_ADMINISTRATOR);
    expect(status).toBe(201);
    const { id, token, kafka } = body.credential;
    const account = { username: kafka.username, password: token };
    const ownTopic = () => write(account, body.topic, service.kafka);
    expect(await ownTopic()).toBeUndefined();
    const door = `/producers/${body.id}/credentials/${id}`;
    expect((await service.http.delete(door, AS_ADMINISTRATOR)).status).toBe(200);
    await eventually(async () => expect(await ownTopic()).toMatch(/not authorized|SASL/i), PATIENTLY);
    await service.stop();
  });
});

describe('deploy/kubernetes/accounts.yaml', () => {
  it('gives no right that is not used', () => {
    const given = rulesOfServices().flatMap(({ resources, verbs }) =>
      verbs.flatMap((verb) => resources.map((resource) => `${verb} ${resource}`)),
    );
    expect(given.sort()).toEqual([...cluster.used].sort());
  });
});
