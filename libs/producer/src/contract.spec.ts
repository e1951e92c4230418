import { ANY_DEPARTMENT, catalogue, RequestReceived, type DataOf } from '../../contracts/src/index.js';
import { EVENT_TYPES, type RequestData, schemaOf, subjectOf } from './contract.js';

const fromDepartments = [...catalogue().values()].filter(({ topic }) => topic === ANY_DEPARTMENT);

/** Compiles only when each can stand for the other. */
const asOurs = (data: DataOf<typeof RequestReceived>): RequestData => data;
const asTheirs = (data: RequestData): DataOf<typeof RequestReceived> => data;

describe('The contract that the producer carries', () => {
  it('has every event that a department may send, and no other', () => {
    expect([...EVENT_TYPES].sort()).toEqual(fromDepartments.map(({ type }) => type as string).sort());
  });

  it.each(fromDepartments.map((contract) => [contract.type, contract] as const))(
    'has %s as the platform has it',
    (type, contract) => {
      const ours = EVENT_TYPES.find((known) => known === type);
      if (!ours) throw new Error(`the producer does not know ${type}`);
      expect(schemaOf(ours)).toEqual(JSON.parse(JSON.stringify(contract.schema)));
      const example = asOurs(contract.example as DataOf<typeof RequestReceived>);
      expect(subjectOf(example)).toBe(contract.subject(asTheirs(example)));
    },
  );
});
