import { catalogue } from './catalogue.js';
import { TOPICS } from './topics.js';

describe('the catalogue of events', () => {
  const contracts = [...catalogue().values()];

  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s accepts its own example',
    (_, contract) => {
      expect(contract.errors(contract.example)).toEqual([]);
    },
  );

  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s refuses a field it does not know',
    (_, contract) => {
      expect(contract.errors({ ...contract.example, nik: '1373010101900001' })).not.toEqual([]);
    },
  );

  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s is named as CloudEvents of this platform are',
    (_, contract) => {
      expect(contract.type).toMatch(/^teladan\.[a-z-]+\.[a-z-]+\.v\d+$/);
    },
  );

  it('has a publisher for every topic of the platform', () => {
    expect(TOPICS.filter((topic) => !contracts.some((contract) => contract.topic === topic))).toEqual([]);
  });
});
