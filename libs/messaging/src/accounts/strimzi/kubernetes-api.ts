import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { KafkaOutage } from '../../kafka/kafka-outage.js';

/** How a pod reaches the API of its cluster. */
export interface KubernetesAccess {
  readonly host: string;
  readonly port: number;
  /** Where `token` and `ca.crt` of the pod's service account lie. */
  readonly folder: string;
}

/** A kind of resource in one namespace. */
export interface ResourceKind {
  /** `/api/v1`, `/apis/kafka.strimzi.io/v1`. */
  readonly api: string;
  readonly plural: string;
  /** Its bodies hold secrets, so that what the API says of them is not repeated. */
  readonly isSecret?: boolean;
}

const METHOD = { create: 'POST', get: 'GET', list: 'GET', patch: 'PATCH', delete: 'DELETE' } as const;
type Verb = keyof typeof METHOD;

const DEADLINE_MS = 10_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What the API answers when it refuses. */
interface Status {
  readonly reason?: string;
  readonly message?: string;
}

/** What of one kind may be asked of the Kubernetes API, by its documented rules; every error says what to do. */
export class KubernetesResources {
  constructor(
    private readonly access: KubernetesAccess,
    private readonly namespace: string,
    private readonly kind: ResourceKind,
  ) {}

  /** Undefined when there is one of this name. */
  create<T>(body: object): Promise<T | undefined> {
    return this.ask<T>('create', { body, expected: 409 });
  }

  /** Undefined when there is none. */
  get<T>(name: string): Promise<T | undefined> {
    return this.ask<T>('get', { name, expected: 404 });
  }

  /** Those that bear all these labels. */
  async list<T>(labels: Readonly<Record<string, string>>): Promise<readonly T[]> {
    const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const query = `?labelSelector=${encodeURIComponent(selector.join(','))}`;
    return (await this.ask<{ readonly items: readonly T[] }>('list', { query }))?.items ?? [];
  }

  /** Puts these parts of its spec in the place of those that are there (RFC 6902). Undefined when there is none. */
  change<T>(name: string, spec: object): Promise<T | undefined> {
    const body = Object.entries(spec).map(([part, value]: [string, unknown]) => ({
      op: 'add',
      path: `/spec/${part}`,
      value,
    }));
    return this.ask<T>('patch', { name, body, expected: 404 });
  }

  /** One that is not there is deleted. */
  async delete(name: string): Promise<void> {
    await this.ask('delete', { name, expected: 404 });
  }

  /** @throws KafkaOutage unless the answer is good or the one that is expected, which is undefined */
  private async ask<T>(
    verb: Verb,
    { name, query = '', body, expected }: { name?: string; query?: string; body?: object; expected?: number },
  ): Promise<T | undefined> {
    const { api, plural } = this.kind;
    const path = `${api}/namespaces/${this.namespace}/${plural}${name === undefined ? '' : `/${name}`}${query}`;
    const answer = await this.send(METHOD[verb], path, body);
    if (answer.status === expected) return undefined;
    if (answer.status < 200 || answer.status > 299) throw new KafkaOutage(this.complaint(verb, answer));
    return answer.body as T;
  }

  private async send(method: string, path: string, body: object | undefined): Promise<Answer> {
    const { host, port, folder } = this.access;
    // Read each time: the kubelet puts another token and authority there as they run out.
    const [token, ca] = await Promise.all([this.read('token'), this.read('ca.crt')]);
    const text = body && JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${token.trim()}`,
      ...(text !== undefined && {
        'content-type': method === 'PATCH' ? 'application/json-patch+json' : 'application/json',
        'content-length': Buffer.byteLength(text),
      }),
    };
    try {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      return await exchange({ host, port, path, method, headers, ca, signal, agent: false }, text);
    } catch (error) {
      throw new KafkaOutage(
        `The Kubernetes API at ${host}:${port} does not answer (${(error as Error).message}). ` +
          `KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must name it, and ${folder}/ca.crt must vouch for it.`,
      );
    }
  }

  private async read(file: string): Promise<string> {
    const path = join(this.access.folder, file);
    try {
      return await readFile(path, 'utf8');
    } catch {
      throw new KafkaOutage(
        `${path} cannot be read. Let the pod have its service account's token (automountServiceAccountToken), ` +
          'or name the folder where it lies in KUBERNETES_ACCOUNT_DIR.',
      );
    }
  }

  private complaint(verb: Verb, { status, body }: Answer): string {
    const { plural, isSecret = false } = this.kind;
    const { reason = 'no reason', message = reason } = (body ?? {}) as Status;
    const what = `${verb} ${plural} in namespace ${this.namespace}`;
    const said = `The Kubernetes API answers ${status} to ${what}: ${isSecret ? reason : message.replace(/\.$/, '')}.`;
    switch (status) {
      case 401:
        return `${said} It does not know the token in ${this.access.folder}: start the pod again with its service account.`;
      case 403:
        return `${said} Give the pod's service account that right: kubectl apply -f deploy/kubernetes/accounts.yaml.`;
      case 404:
        return `${said} See that STRIMZI_NAMESPACE is where the Kafka cluster is and that Strimzi is 0.49 or later.`;
      default:
        return said;
    }
  }
}

const exchange = (options: RequestOptions, body: string | undefined): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpsRequest(options, (response) => {
      answerOf(response).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString()) };
}

/** A proxy in between may answer with a page. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
