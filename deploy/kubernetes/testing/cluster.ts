import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { StrimziCluster } from '#messaging';
import { projectRoot } from '../../local/project.js';
import { startJava } from './jars.js';
import { makeKeyPair } from './key-pair.js';

export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** What deploy/kubernetes/accounts.yaml lets the services do. */
export const rulesOfServices = (): readonly Rule[] => {
  const text = readFileSync(join(projectRoot, 'deploy', 'kubernetes', 'accounts.yaml'), 'utf8');
  const documents = parseAllDocuments(text).map((document) => document.toJS() as { kind: string; rules?: Rule[] });
  return documents.find(({ kind }) => kind === 'Role')?.rules ?? [];
};

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** An answer in place of the API's; a break of the connection without one. */
export type Trouble = { readonly status: number; readonly message: string } | 'broken off';

/**
 * A cluster's API with its own rules on top: it asks for a token that has not run out and lets its bearer do what a Role
 * allows. Its resources are kept by fabric8's server, which knows nothing of this platform.
 */
export class TestCluster {
  /** Tokens that have not run out. */
  readonly tokens = new Set(['first']);
  rules = rulesOfServices();
  /** What befalls a request before it gets to the API. */
  trouble: (asked: Asked) => Trouble | undefined = () => undefined;
  readonly asked: Asked[] = [];
  /** What of the rules was ever used, as `create secrets`. */
  readonly used = new Set<string>();

  private constructor(
    /** Where everybody may do everything, as Strimzi and Kubernetes themselves. */
    readonly unguarded: string,
    readonly strimzi: StrimziCluster,
    private readonly folder: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(namespace: string): Promise<TestCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'teladan-cluster-'));
    const { certificate, ...key } = await makeKeyPair(folder);
    const java = await startJava('KubernetesApi.java');
    const port = await portOf(java);
    let cluster: TestCluster | undefined = undefined;
    const server = createServer(key, (request, response) => {
      void cluster?.answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const kubernetes = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, folder };
    const strimzi = { cluster: 'kota', namespace, kubernetes, withinMs: 60_000 };
    cluster = new TestCluster(`http://127.0.0.1:${port}`, strimzi, folder, async () => {
      server.close();
      java.stdin.end();
      await once(java, 'close');
      await rm(folder, { recursive: true });
    });
    await writeFile(join(folder, 'ca.crt'), certificate);
    await cluster.putToken('first');
    return cluster;
  }

  /** As the kubelet puts a new one. */
  putToken(token: string): Promise<void> {
    return writeFile(join(this.folder, 'token'), `${token}\n`);
  }

  stop(): Promise<void> {
    return this.end();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const asked = { method, path: url, body: await textOf(request) };
    this.asked.push(asked);
    const trouble = this.refusal(asked, headers.authorization) ?? this.trouble(asked);
    if (trouble === 'broken off') return void response.destroy();
    if (trouble !== undefined) {
      const { status: code, message } = trouble;
      const reason = code === 401 ? 'Unauthorized' : code === 403 ? 'Forbidden' : 'Invalid';
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }));
      return;
    }
    const type = { 'content-type': headers['content-type'] ?? 'application/json' };
    const init = { method, headers: type, ...(asked.body !== '' && { body: asked.body }) };
    const answer = await fetch(this.unguarded + url, init);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  }

  private refusal({ method, path }: Asked, authorization: string | undefined): Trouble | undefined {
    const [scheme, token = ''] = (authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !this.tokens.has(token)) return { status: 401, message: 'Unauthorized' };
    const [, group = '', resource = '', name] =
      /^\/api(?:s\/([^/]+))?\/v1\/namespaces\/[^/]+\/([^/?]+)(\/[^?]+)?/.exec(path) ?? [];
    const verb = verbOf(method, name !== undefined);
    const may = this.rules.some(
      ({ apiGroups, resources, verbs }) =>
        apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb),
    );
    if (may) this.used.add(`${verb} ${resource}`);
    return may ? undefined : { status: 403, message: `${resource} is forbidden: cannot ${verb}` };
  }
}

const verbOf = (method: string, isNamed: boolean): string => {
  if (method === 'GET') return isNamed ? 'get' : 'list';
  return (
    { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: isNamed ? 'delete' : 'deletecollection' }[method] ?? method
  );
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const portOf = async (java: Awaited<ReturnType<typeof startJava>>): Promise<number> => {
  let complained = '';
  java.stderr.on('data', (data: Buffer) => (complained += data.toString()));
  for await (const line of java.stdout) {
    const port = /^port (\d+)$/m.exec((line as Buffer).toString())?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The Kubernetes API did not start: ${complained}`);
};
