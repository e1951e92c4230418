import type { EventContract } from '../event-contract.js';

/** Stands for an event's data, and gives the name of each field in place of its value. */
const namesOf = (path: string): object =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name === 'symbol' ? () => `{${path}}` : namesOf(path === '' ? name : `${path}.${name}`),
    },
  );

type Text = EventContract['key'];

/**
 * What a contract makes its key or subject of, as a template: `{employeeId}/{programme}/{year}`. Asked of the very function
 * that makes them, so that the published words cannot differ from it.
 */
const templateOf = (text: Text): string => String(text(namesOf('') as Parameters<Text>[0]));

export const keyTemplate = (contract: EventContract): string => templateOf(contract.key.bind(contract));

export const subjectTemplate = (contract: EventContract): string => templateOf(contract.subject.bind(contract));
