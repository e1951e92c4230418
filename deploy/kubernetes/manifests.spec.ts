import { parseAllDocuments } from 'yaml';
import { type Right, rightsOfService } from '#messaging';
import { UsageError } from '../local/command.js';
import { DATABASE_SERVICES, type ServiceName } from '../local/service-names.js';
import { manifestsOf } from './manifests.js';
import { readOptions } from './options.js';

interface Acl {
  readonly resource: { readonly type: string; readonly name?: string; readonly patternType?: string };
  readonly operations: readonly string[];
}

interface User {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: Record<string, string> };
  readonly spec: { readonly authentication: object; readonly authorization: { type: string; acls: Acl[] } };
}

const parsed = (...args: string[]): User[] =>
  parseAllDocuments(manifestsOf(readOptions(args))).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as User;
  });

const aclOf = ({ on, name, andAllThatBeginSo, may }: Right): Acl => ({
  resource: on === 'cluster' ? { type: on } : { type: on, name, ...(andAllThatBeginSo && { patternType: 'prefix' }) },
  operations: may.map((operation) => operation[0]?.toUpperCase() + operation.slice(1)),
});

type Service = Exclude<ServiceName, 'gateway'>;

describe('npm run kafka-users', () => {
  it('prints an account for each service that goes to Kafka, and one that makes topics', () => {
    const users = parsed('--cluster', 'kota');
    expect(users.map(({ metadata }) => metadata.name).sort()).toEqual([...DATABASE_SERVICES, 'provision'].sort());
    for (const { apiVersion, kind, metadata } of users) {
      expect({ apiVersion, kind }).toEqual({ apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser' });
      expect(metadata).toEqual({ name: metadata.name, labels: { 'strimzi.io/cluster': 'kota' } });
    }
  });

  it.each(DATABASE_SERVICES as readonly Service[])(
    'lets %s do what it may do elsewhere, but not alter the cluster',
    (name) => {
      const user = parsed('--cluster', 'kota').find(({ metadata }) => metadata.name === name);
      const rights = rightsOfService(name).map(aclOf);
      const withoutAltering = rights.map(({ resource, operations }) => ({
        resource,
        operations: operations.filter((operation) => operation !== 'Alter' && operation !== 'AlterConfigs'),
      }));
      expect(user?.spec.authorization).toEqual({ type: 'simple', acls: withoutAltering });
    },
  );

  it('names no password, so that Strimzi makes one up', () => {
    const users = parsed('--cluster', 'kota');
    expect(users.map(({ spec }) => spec.authentication)).toEqual(users.map(() => ({ type: 'scram-sha-512' })));
  });

  it('keeps an environment’s accounts apart by its prefix of topics', () => {
    const users = parsed('--cluster', 'kota', '--topic-prefix', 'uji.', '--namespace', 'kafka');
    const appraisal = users.find(({ metadata }) => metadata.name === 'uji.appraisal');
    expect(appraisal?.metadata.namespace).toBe('kafka');
    const named = appraisal?.spec.authorization.acls.map(({ resource }) => resource.name);
    expect(named?.filter((name) => !name?.startsWith('uji.'))).toEqual([]);
  });

  it.each([
    [[], 'Say which Kafka'],
    [['--cluster', 'Kota'], '--cluster must be a name of lower-case letters'],
    [['--cluster', 'kota', '--namespace', 'a b'], '--namespace must be a name'],
    [['--cluster', 'kota', '--topic-prefix', 'a/'], '--topic-prefix must be up to 80 letters'],
    [['--cluster', 'kota', '--password', 'x'], "Unknown option '--password'"],
  ])('refuses %j with what to say instead', (args, said) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(said);
  });
});
