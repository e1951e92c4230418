import { stringify } from 'yaml';
import { serviceUsers, type ServiceUsersOptions } from '#messaging';

/** One YAML document for each of the platform's own accounts. */
export const manifestsOf = (options: ServiceUsersOptions): string =>
  serviceUsers(options)
    .map((user) => stringify(user, { aliasDuplicateObjects: false }))
    .join('---\n');
