import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StrimziCluster } from '#messaging';
import { choiceSetting, optional, patternSetting, wholeSetting } from './kinds.js';
import { type Settings, SettingsError } from './settings.js';

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** In a pod Kubernetes itself sets the address of its API and puts token, authority and namespace into the folder. */
export const strimziSettings = {
  accountsBy: optional(choiceSetting('KAFKA_ACCOUNTS', { choices: ['strimzi'] })),
  strimziCluster: optional(
    patternSetting('STRIMZI_CLUSTER', {
      pattern: NAME,
      expected: 'the name of a Kafka cluster of Strimzi',
      example: 'kota',
    }),
  ),
  strimziNamespace: optional(
    patternSetting('STRIMZI_NAMESPACE', {
      pattern: NAME,
      expected: 'the namespace where the User Operator of that cluster looks for users',
      example: 'kafka',
    }),
  ),
  kubernetesHost: optional(
    patternSetting('KUBERNETES_SERVICE_HOST', {
      pattern: /^[A-Za-z0-9.:-]+$/,
      expected: 'the address of the Kubernetes API',
      example: '10.96.0.1',
    }),
  ),
  kubernetesPort: wholeSetting('KUBERNETES_SERVICE_PORT', {
    min: 1,
    max: 65535,
    example: 443,
    fallback: { value: 443 },
  }),
  kubernetesFolder: patternSetting('KUBERNETES_ACCOUNT_DIR', {
    pattern: /^\/.+$/,
    expected: 'the folder with token, ca.crt and namespace of a service account',
    example: '/var/run/secrets/kubernetes.io/serviceaccount',
    fallback: { value: '/var/run/secrets/kubernetes.io/serviceaccount' },
  }),
};

type Read = Settings<typeof strimziSettings>;

/** Undefined where Strimzi makes no accounts. @throws SettingsError when something is missing for it */
export function strimziConfig(read: Read): StrimziCluster | undefined {
  const { accountsBy, strimziCluster, kubernetesHost, kubernetesPort, kubernetesFolder } = read;
  if (accountsBy === undefined) return undefined;
  if (strimziCluster === undefined) {
    throw new SettingsError(
      'KAFKA_ACCOUNTS=strimzi needs STRIMZI_CLUSTER, the name of the Kafka resource (kubectl get kafka), for example STRIMZI_CLUSTER=kota',
    );
  }
  if (kubernetesHost === undefined) {
    throw new SettingsError(
      'KAFKA_ACCOUNTS=strimzi needs the Kubernetes API, whose address is in KUBERNETES_SERVICE_HOST of every pod: run the service in the cluster, or leave KAFKA_ACCOUNTS out',
    );
  }
  return {
    cluster: strimziCluster,
    namespace: read.strimziNamespace ?? namespaceIn(kubernetesFolder),
    kubernetes: { host: kubernetesHost, port: kubernetesPort, folder: kubernetesFolder },
  };
}

/** The pod's own. */
function namespaceIn(folder: string): string {
  try {
    return readFileSync(join(folder, 'namespace'), 'utf8').trim();
  } catch {
    throw new SettingsError(
      `KAFKA_ACCOUNTS=strimzi needs STRIMZI_NAMESPACE, since ${join(folder, 'namespace')} cannot be read, for example STRIMZI_NAMESPACE=kafka`,
    );
  }
}
