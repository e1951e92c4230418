import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { asId, type RequestId } from '#civil-service';
import { AppraisalCompleted, RequestReceived } from '#contracts';
import { AclAdmin, connectKafka, type KafkaAccess, KafkaAccounts } from '#messaging';
import { asMessage, eventually, OutsideProducer, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { configurationInKafka } from '../../testing/kafka-configuration.js';
import { AS_ADMINISTRATOR, recordUnit, termsOf } from '../../testing/plugged-in.js';
import { ProducerAccounts } from './producer-accounts.js';

interface Told {
  readonly id: string;
  readonly topic: string;
  readonly source: string;
  readonly credential: { readonly id: string; readonly token: string; readonly kafka: { readonly username: string } };
}

let service: TestService;
let own: Told;
let other: Told;

beforeAll(async () => {
  process.env.INGEST_KIB_PER_SECOND = '2048';
  service = await startService(serviceMetrics, { kafkaAccounts: true });
  delete process.env.INGEST_KIB_PER_SECOND;
  own = await register('sendiri');
  other = await register('tetangga');
});
afterAll(() => service.stop());

const register = async (unitCode: string): Promise<Told> => {
  await recordUnit(service, unitCode);
  const { status, body } = await service.http.post<Told>('/producers', termsOf(unitCode), AS_ADMINISTRATOR);
  expect(status).toBe(201);
  return body;
};

const revoke = async ({ id, credential }: Told): Promise<void> => {
  const door = `/producers/${id}/credentials/${credential.id}`;
  expect((await service.http.delete(door, AS_ADMINISTRATOR)).status).toBe(200);
};

const accessOf = ({ credential }: Told): KafkaAccess => ({
  ...service.kafka,
  account: { username: credential.kafka.username, password: credential.token },
});

const eventFor = ({ source }: Told, topic: string) =>
  asMessage(
    RequestReceived,
    { ...RequestReceived.example, requestId: asId<RequestId>(randomUUID()) },
    { source, topic },
  );

/** Sends as this producer. @returns what Kafka says to it when it refuses */
async function sendAs(producer: Told, topic: string): Promise<string | undefined> {
  let outside: OutsideProducer | undefined;
  try {
    outside = await OutsideProducer.connect({ ...accessOf(producer), clientId: 'department' });
    await outside.raw([eventFor(producer, topic)]);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    await outside?.close();
  }
}

const requestsOf = async (unitCode: string): Promise<number> => {
  const [row] = await service.db.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM request JOIN unit USING (unit_id) WHERE code = $1`,
    [unitCode],
  );
  return row?.count ?? 0;
};

describe('in Kafka a department’s producer', () => {
  it('sends to its own topic with its credential, and is heard without a restart', async () => {
    expect(await sendAs(own, own.topic)).toBeUndefined();
    await eventually(async () => expect(await requestsOf('sendiri')).toBe(1));
  });

  it('cannot write to another department’s topic', async () => {
    expect(await sendAs(own, other.topic)).toMatch(/not authorized/i);
  });

  it('cannot write to a topic of the platform', async () => {
    expect(await sendAs(own, AppraisalCompleted.topic)).toMatch(/not authorized/i);
  });

  it('cannot read appraisals', async () => {
    const admin = connectKafka({ ...accessOf(own), clientId: 'department' }).admin();
    await admin.connect();
    const topic = service.kafka.topicPrefix + AppraisalCompleted.topic;
    await expect(admin.fetchTopicOffsets(topic)).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    await admin.disconnect();
  });

  it('is refused with another’s token', async () => {
    const forged = { ...own, credential: { ...own.credential, token: other.credential.token } };
    expect(await sendAs(forged, own.topic)).toMatch(/SASL/);
  });

  it('may send as fast as by HTTP and no faster, until its credential is revoked', async () => {
    const producer = await register('terbatas');
    const { username } = producer.credential.kafka;
    expect(await configurationInKafka(service.kafka, username)).toMatch(/\bproducer_byte_rate=2097152(\.0)?\s/);
    await revoke(producer);
    await eventually(async () =>
      expect(await configurationInKafka(service.kafka, username)).not.toMatch(/producer_byte_rate|SCRAM-SHA-512/),
    );
  });

  it('is cut off at once, while it is connected, when its credential is revoked', async () => {
    const producer = await register('dicabut');
    const outside = await OutsideProducer.connect({ ...accessOf(producer), clientId: 'department' });
    await outside.raw([eventFor(producer, producer.topic)]);
    await revoke(producer);
    await eventually(() =>
      expect(outside.raw([eventFor(producer, producer.topic)])).rejects.toMatchObject({
        type: 'TOPIC_AUTHORIZATION_FAILED',
      }),
    );
    await outside.close();
    await eventually(async () => expect(await sendAs(producer, producer.topic)).toMatch(/SASL/));
  });

  it('has two accounts while it goes over from one credential to the other', async () => {
    const door = `/producers/${other.id}/credentials`;
    const { body } = await service.http.post<Told['credential']>(door, {}, AS_ADMINISTRATOR);
    expect(await sendAs({ ...other, credential: body }, other.topic)).toBeUndefined();
    expect(await sendAs(other, other.topic)).toBeUndefined();
  });
});

describe('what a crash leaves half done in Kafka', () => {
  it('is brought back to what the registry says', async () => {
    const acl = new AclAdmin({ ...service.kafka, clientId: 'test' });
    const stray = `${service.kafka.topicPrefix}producer-${'0'.repeat(24)}`;
    const mine = own.credential.kafka.username;
    await service.db.transaction(async (tx) => {
      await service.get(KafkaAccounts as unknown as Type<KafkaAccounts>).takeTurn(tx);
      await acl.allow(stray, [{ on: 'topic', name: own.topic, may: ['write', 'describe'] }]);
      await acl.forbid(mine);
      // A broker tells of a change a moment after it took it.
      await eventually(async () =>
        expect([await acl.usernames(stray), await acl.usernames(mine)]).toEqual([[stray], []]),
      );
    });
    await service.get(ProducerAccounts).settled.settle();
    await eventually(async () => expect(await acl.usernames(stray)).toEqual([]));
    await eventually(async () => expect(await sendAs(own, own.topic)).toBeUndefined());
    await acl.close();
  });
});
