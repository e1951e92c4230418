import { publishedContracts } from '../catalogue.js';
import { EVENT_TEXTS } from './event-texts.js';
import { kindOf } from './field-kind.js';
import { fieldsOf } from './fields.js';
import { keyTemplate, subjectTemplate } from './template.js';

const contracts = publishedContracts();
const contract = (type: string) => {
  const found = contracts.find((candidate) => candidate.type === type);
  if (!found) throw new Error(`There is no ${type}.`);
  return found;
};

describe('The words of the contract', () => {
  it('say of every event when it is sent', () => {
    expect(contracts.filter(({ type }) => EVENT_TEXTS[type] === undefined).map(({ type }) => type)).toEqual([]);
  });

  it('say of every field what it means', () => {
    const silent = contracts.flatMap((of) =>
      fieldsOf(of)
        .filter(({ text }) => text === undefined)
        .map(({ path }) => `${of.type}: ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it('speak of no event that there is not', () => {
    expect(Object.keys(EVENT_TEXTS).sort()).toEqual(contracts.map(({ type }) => type as string).sort());
  });

  it('reach into objects and lists, and tell what may be null', () => {
    const fields = fieldsOf(contract('teladan.target-setting.plan-agreed.v1'));
    expect(fields.map(({ path }) => path)).toContain('results[].indicators[].target.value');
    expect(fields.filter(({ nullable }) => nullable).map(({ path }) => path)).toEqual([
      'results[].indicators[].measurement',
      'results[].indicators[].measurement.withinHours',
    ]);
  });

  it('tell what a field may hold', () => {
    const kinds = (type: string) =>
      Object.fromEntries(fieldsOf(contract(type)).map(({ path, schema }) => [path, kindOf(schema, 'en')]));
    expect(kinds('teladan.appraisal.corrected.v1')).toMatchObject({
      appraisalId: 'UUID in lower case',
      'period.quarter': '1 | 2 | 3 | 4',
      revision: 'whole number ≥ 1',
      hasEvidence: 'true or false',
      behaviour: 'object',
      previousPredicate: 'SANGAT_KURANG | KURANG | BUTUH_PERBAIKAN | BAIK | SANGAT_BAIK',
    });
    expect(kinds('teladan.target-setting.plan-agreed.v1')).toMatchObject({
      results: 'list, 1–20 items',
      'results[].title': 'text, 1–500 characters',
      'results[].indicators[].measurement.withinHours': 'number > 0 ≤ 8784',
    });
  });

  it('name key and subject as the contract makes them', () => {
    expect(keyTemplate(contract('teladan.personnel.unit-recorded.v1'))).toBe('{unitId}');
    expect(subjectTemplate(contract('teladan.rewards.eligibility-decided.v1'))).toBe('{employeeId}/{programme}/{year}');
    expect(subjectTemplate(contract('teladan.service-metrics.realisation-changed.v1'))).toBe(
      '{indicatorId}/{period.year}-Q{period.quarter}',
    );
  });
});
