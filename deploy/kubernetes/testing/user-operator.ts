import { setTimeout as delay } from 'node:timers/promises';
import { AclAdmin, ConfigCommand, type KafkaAccess, type KafkaAccount, type KafkaTools, type Right } from '#messaging';

const GROUP = 'apis/kafka.strimzi.io/v1';
const PAUSE_MS = 100;

interface Named {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly generation: number;
    readonly ownerReferences?: readonly { readonly uid: string }[];
  };
}

export interface User extends Named {
  readonly spec: {
    readonly authentication?: { readonly password: { readonly valueFrom: { readonly secretKeyRef: SecretKey } } };
    readonly authorization?: { readonly acls: readonly Acl[] };
    readonly quotas?: object;
  };
  readonly status?: { readonly observedGeneration: number } | null;
}

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

export interface Secret extends Named {
  readonly data: Readonly<Record<string, string>>;
}

interface Acl {
  readonly resource: {
    readonly type: Right['on'];
    readonly name?: string;
    readonly patternType?: 'literal' | 'prefix';
  };
  readonly operations: readonly string[];
}

/**
 * Does in a test what Strimzi's User Operator does in a cluster, on a real Kafka: brings users into it, says so in their
 * status, and takes them away again. It also takes away what belonged to a user who is gone, as Kubernetes does.
 */
export class UserOperator {
  private readonly acl: AclAdmin;
  private readonly passwords: ConfigCommand;
  /** By user the Secret whose password he has in Kafka. */
  private readonly known = new Map<string, string>();
  private running: Promise<void> = Promise.resolve();
  private ends = new AbortController();

  constructor(
    private readonly api: string,
    private readonly namespace: string,
    kafka: KafkaAccess & { readonly account: KafkaAccount },
    tools: KafkaTools,
  ) {
    this.acl = new AclAdmin({ ...kafka, topicPrefix: '', clientId: 'user-operator' });
    this.passwords = new ConfigCommand(tools, kafka.brokers, kafka);
  }

  start(): void {
    this.ends = new AbortController();
    this.running = this.run(this.ends.signal);
  }

  async pause(): Promise<void> {
    this.ends.abort();
    await this.running;
  }

  async stop(): Promise<void> {
    await this.pause();
    await this.acl.close();
  }

  users(): Promise<readonly User[]> {
    return this.list<User>(`${GROUP}/namespaces/${this.namespace}/kafkausers`);
  }

  secrets(): Promise<readonly Secret[]> {
    return this.list<Secret>(`api/v1/namespaces/${this.namespace}/secrets`);
  }

  private async run(ends: AbortSignal): Promise<void> {
    while (!ends.aborted) {
      // Of a user who goes within a round the API answers nothing; the next round finds out, and none after it must be missing.
      await this.round().catch(() => undefined);
      await delay(PAUSE_MS);
    }
  }

  private async round(): Promise<void> {
    const users = await this.users();
    for (const user of users.filter((each) => each.status?.observedGeneration !== each.metadata.generation)) {
      await this.reconcile(user);
    }
    await this.takeAway(users);
    await this.takeAwaySecrets();
  }

  private async reconcile(user: User): Promise<void> {
    const { name, generation } = user.metadata;
    if (!this.known.has(name)) this.known.set(name, '');
    const failure = await this.bring(name, user.spec).catch(String);
    const condition = failure === undefined ? { type: 'Ready' } : { type: 'NotReady', message: failure };
    const status = { observedGeneration: generation, conditions: [{ ...condition, status: 'True' }] };
    await this.ask('PUT', `${GROUP}/namespaces/${this.namespace}/kafkausers/${name}/status`, { ...user, status });
  }

  private async bring(username: string, { authentication, authorization }: User['spec']): Promise<undefined> {
    // The rights first: Kafka learns of both in this order, so who can log in has his rights.
    await this.acl.allow(username, authorization?.acls.map(rightOf) ?? []);
    const from = authentication?.password.valueFrom.secretKeyRef;
    if (from !== undefined && from.name !== this.known.get(username)) {
      const secret = (await this.secrets()).find(({ metadata }) => metadata.name === from.name);
      if (secret === undefined) throw new Error(`Secret ${from.name} with requested user password does not exist.`);
      const password = Buffer.from(secret.data[from.key] ?? '', 'base64').toString();
      await this.passwords.setPassword({ username, password });
      this.known.set(username, from.name);
    }
  }

  private async takeAway(users: readonly User[]): Promise<void> {
    const there = new Set(users.map(({ metadata }) => metadata.name));
    const gone = [...this.known.keys()].filter((name) => !there.has(name));
    for (const name of gone) await this.acl.forbid(name);
    // One at a time, since each takes seconds of Java, for which whoever comes next would wait.
    for (const name of gone.slice(0, 1)) {
      await this.passwords.removePassword(name);
      this.known.delete(name);
    }
  }

  /** The Secrets are listed first: an owner is there before what belongs to him. */
  private async takeAwaySecrets(): Promise<void> {
    const secrets = await this.secrets();
    const uids = new Set((await this.users()).map(({ metadata }) => metadata.uid));
    for (const { metadata } of secrets) {
      if (metadata.ownerReferences?.some(({ uid }) => uids.has(uid)) !== false) continue;
      await this.ask('DELETE', `api/v1/namespaces/${this.namespace}/secrets/${metadata.name}`);
    }
  }

  private async list<T>(path: string): Promise<readonly T[]> {
    return ((await this.ask('GET', path)) as { items: T[] }).items;
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await fetch(`${this.api}/${path}`, { method, ...json })).json();
  }
}

const rightOf = ({ resource, operations }: Acl): Right => ({
  on: resource.type,
  name: resource.name ?? 'kafka-cluster',
  andAllThatBeginSo: resource.patternType === 'prefix',
  may: operations.map((operation) => operation.toLowerCase() as Right['may'][number]),
});
