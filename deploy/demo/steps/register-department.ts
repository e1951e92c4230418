import type { KafkaAccount } from '#messaging';
import type { Platform } from '../../local/platform.js';
import { DEPARTMENT } from '../city.js';
import { SERVICE_CODE } from '../department/traffic.js';
import { there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Personnel } from './import-personnel.js';

export interface Registered {
  readonly topic: string;
  /** The department's own in Kafka; none where Kafka asks nobody who he is. */
  readonly account: KafkaAccount | undefined;
}

interface Answer {
  readonly topic: string;
  readonly credential: { readonly token: string; readonly kafka: { readonly username: string } | null } | null;
}

const PRODUCER = {
  unitCode: DEPARTMENT,
  name: 'loket',
  contact: 'Disdukcapil, bagian sistem informasi',
  serviceCodes: [SERVICE_CODE],
};

/** The answer says that the unit is known, which service-metrics learns from personnel's events alone. */
export const registerDepartment: Step<[Platform, Personnel], Registered> = {
  name: 'department',
  proves: 'The department’s program is registered and gets a topic of its own with an account that may write it alone.',
  services: ['service-metrics'],
  run: async ({ gateway, until }, { administratorToken }) => {
    const { topic, credential } = await until(() =>
      gateway.post<Answer>('/api/service-metrics/producers', PRODUCER, { bearer: administratorToken }),
    );
    const { token, kafka } = there(credential ?? undefined, 'no credential was told');
    const account = kafka === null ? undefined : { username: kafka.username, password: token };
    const as = account === undefined ? 'as anybody' : `as ${account.username}`;
    return { value: { topic, account }, found: `its events are read from ${topic}, which it writes ${as}` };
  },
};
