import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaint, read } from './testing/reading-kafka.js';

/** As Kubernetes sets it in each pod. */
const POD = { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' };
const KAFKA = { KAFKA_BROKERS: 'kota-kafka-bootstrap:9092', KAFKA_USERNAME: 'subscriptions', KAFKA_PASSWORD: 'hidden' };
const STRIMZI = { KAFKA_ACCOUNTS: 'strimzi', STRIMZI_CLUSTER: 'kota', STRIMZI_NAMESPACE: 'kafka' };

describe('accounts by Strimzi', () => {
  it('are for the cluster that is named, by the API that the pod is told of', () => {
    expect(read({ ...POD, ...KAFKA, ...STRIMZI }).strimzi).toEqual({
      cluster: 'kota',
      namespace: 'kafka',
      kubernetes: { host: '10.96.0.1', port: 443, folder: '/var/run/secrets/kubernetes.io/serviceaccount' },
    });
  });

  it('are not made in a pod unless that is asked for', () => {
    expect(read({ ...POD, ...KAFKA }).strimzi).toBeUndefined();
  });

  it('are in the pod’s own namespace when none is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'teladan-pod-'));
    writeFileSync(join(folder, 'namespace'), 'teladan\n');
    const { STRIMZI_NAMESPACE: _, ...rest } = STRIMZI;
    expect(read({ ...POD, ...KAFKA, ...rest, KUBERNETES_ACCOUNT_DIR: folder }).strimzi?.namespace).toBe('teladan');
    rmSync(folder, { recursive: true });
    expect(complaint({ ...POD, ...KAFKA, ...rest, KUBERNETES_ACCOUNT_DIR: folder })).toContain(
      'needs STRIMZI_NAMESPACE',
    );
  });

  it.each([
    ['KAFKA_ACCOUNTS', { KAFKA_ACCOUNTS: 'vault' }, 'KAFKA_ACCOUNTS is "vault": one of strimzi is needed'],
    [
      'the cluster',
      { STRIMZI_CLUSTER: '' },
      'needs STRIMZI_CLUSTER, the name of the Kafka resource (kubectl get kafka)',
    ],
    [
      'a name',
      { STRIMZI_CLUSTER: 'Kota' },
      'STRIMZI_CLUSTER is "Kota": the name of a Kafka cluster of Strimzi is needed',
    ],
    ['the API', { KUBERNETES_SERVICE_HOST: '' }, 'run the service in the cluster, or leave KAFKA_ACCOUNTS out'],
    [
      'an account',
      { KAFKA_USERNAME: '', KAFKA_PASSWORD: '' },
      'for which KAFKA_USERNAME and KAFKA_PASSWORD are needed',
    ],
    ['one way', { KAFKA_TOOLS: '/opt/kafka/libs/*' }, 'leave KAFKA_TOOLS out'],
  ])('need %s, and say so', (_, wrong, said) => {
    expect(complaint({ ...POD, ...KAFKA, ...STRIMZI, ...wrong })).toContain(said);
  });
});

describe('brokers as parties outside reach them', () => {
  it('are told of in place of those that services use', () => {
    const outside = { KAFKA_BROKERS_OUTSIDE: 'kafka.sawahlunto.go.id:9094' };
    expect(read({ ...KAFKA, ...outside }).kafka.brokersOutside).toEqual(['kafka.sawahlunto.go.id:9094']);
    expect(read(KAFKA).kafka.brokersOutside).toBeUndefined();
  });
});
