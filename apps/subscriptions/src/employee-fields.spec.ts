import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  EMPLOYEE_FIELDS,
  employeeFieldsOf,
  type EventContract,
  needsPersonalData,
  schemaDocument,
  schemaWithoutPersonalData,
  Uuid,
} from '#contracts';
import { cloudEventOf } from './cloud-event.js';
import { withoutEmployees } from './domain/without-employees.js';
import { PUBLISHED, PUBLISHED_TYPES } from './published.js';

/** Ids that are known to be of something else than a person. An id that is neither here nor declared fails the walk. */
const OF_OTHER_THINGS = new Set([
  'appraisalId',
  'assignmentId',
  'indicatorId',
  'parentId',
  'periodId',
  'planId',
  'positionId',
  'reportsTo',
  'resultId',
  'reviewId',
  'unitId',
]);

const SOUNDS_PERSONAL = /employee|officer|appraise|superior|person|nip|nik|(^|[a-z])By$/i;

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
}

interface Field {
  /** `results/indicators/indicatorId`; list indices are left out. */
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
}

const fieldsOf = (schema: Schema, path: readonly string[] = []): Field[] => {
  const parts = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap((part) =>
    fieldsOf(part, path),
  );
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const at = [...path, name];
    return [{ path: at.join('/'), name, schema: field }, ...fieldsOf(field, at)];
  });
  return [...parts, ...own];
};

const holdsIds = ({ pattern, anyOf = [], items }: Schema): boolean =>
  pattern === Uuid.pattern || anyOf.some(holdsIds) || (items !== undefined && holdsIds(items));

const looksPersonal = ({ name, schema }: Field): boolean =>
  !OF_OTHER_THINGS.has(name) && (holdsIds(schema) || SOUNDS_PERSONAL.test(name));

const exampleOf = (contract: EventContract) =>
  cloudEventOf({
    id: 'event-1',
    source: '/teladan/test',
    type: contract.type,
    subject: contract.subject(contract.example),
    time: new Date('2026-01-15T03:00:00.000Z'),
    sequence: 1,
    correlationId: 'correlation-1',
    topic: contract.topic,
    data: contract.example,
  });

describe('the declared employees of each event', () => {
  it('are there for every published event and for no other', () => {
    expect([...EMPLOYEE_FIELDS.keys()].sort()).toEqual([...PUBLISHED_TYPES].sort());
  });

  it.each(PUBLISHED.map((contract) => [contract.type, contract] as const))(
    'name every field of %s that looks like an employee’s id',
    (type, { schema }) => {
      const suspects = fieldsOf(schema as Schema).filter(looksPersonal);
      expect(suspects.map(({ path }) => path).sort()).toEqual([...employeeFieldsOf(type)].sort());
    },
  );

  it.each(PUBLISHED.map((contract) => [contract.type, contract] as const))(
    'leave no employee’s id anywhere in %s',
    (type, contract) => {
      const data = contract.example as Record<string, unknown>;
      const fields = employeeFieldsOf(type);
      const event = exampleOf(contract);
      const ids = fields.map((field) => String(data[field]));
      const given = JSON.stringify(withoutEmployees(event, fields));
      expect(ids.filter((id) => given.includes(id))).toEqual([]);
      expect(JSON.stringify(event)).toContain(ids[0] ?? '');
    },
  );

  it.each(
    PUBLISHED.filter(({ type }) => !needsPersonalData(type)).map((contract) => [contract.type, contract] as const),
  )('leave of %s what its published schema without personal data says', (type, contract) => {
    const { data } = withoutEmployees(exampleOf(contract), employeeFieldsOf(type));
    const ajv = new Ajv2020({ strict: true, strictTypes: false });
    const document = schemaWithoutPersonalData(contract, 'en') ?? schemaDocument(contract, 'en');
    const accepts = ajv.compile(document);
    expect([accepts(data), accepts.errors, document.examples]).toEqual([true, null, [data]]);
    for (const field of employeeFieldsOf(type)) {
      expect([field, accepts({ ...data, [field]: contract.example[field] })]).toEqual([field, false]);
    }
  });

  it('are needed: an event that nobody declared is not given at all', () => {
    expect(() => employeeFieldsOf('teladan.payroll.paid.v1')).toThrow('are not declared');
  });
});
