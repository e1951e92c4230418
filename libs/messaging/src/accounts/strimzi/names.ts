import { createHash } from 'node:crypto';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** What a name in Kubernetes may begin with, when letters or digits follow. */
const FIT = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.-])*$/;

/**
 * How the names of an environment's accounts begin. Strimzi calls an account by the name of its resource, which takes lower
 * case, digits, hyphens and dots alone: a prefix of topics with anything else is written in those, with a digest that keeps
 * two such environments apart.
 */
export const accountsBegin = (topicPrefix: string): string => {
  if (FIT.test(topicPrefix)) return topicPrefix;
  const near = topicPrefix
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${near === '' ? '' : `${near}-`}${digest(topicPrefix)}-`;
};

/** By which an environment knows its own accounts among those of a cluster. A label holds less than a prefix may. */
export const accountLabels = (cluster: string, topicPrefix: string): Readonly<Record<string, string>> => ({
  'strimzi.io/cluster': cluster,
  'app.kubernetes.io/managed-by': 'teladan',
  'teladan/environment': digest(topicPrefix),
});
