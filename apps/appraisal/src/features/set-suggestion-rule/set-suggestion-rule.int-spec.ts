import { AS_ADMINISTRATOR, startService, type TestService } from '#testing';
import { appraisal } from '../../service.js';
import { City } from '../../testing/city.js';
import type { SuggestionRules } from './suggestion-rule-view.js';

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

const numbers = {
  clearlyAboveMargin: 0.02,
  clearlyAboveOfHeadroom: 0.2,
  most: 0.5,
  smallPart: 0.25,
  quarterOfCount: 0.25,
  confirmed: true,
};

describe('the rules by which ratings are suggested', () => {
  it('are dated data: seeded unconfirmed, and a new one does not touch periods before it', async () => {
    const seeded = (await service.http.get<SuggestionRules>('/suggestion-rules')).body.items;
    expect(seeded).toMatchObject([{ effectiveFrom: '2022-01-01', clearlyAboveMargin: 0.05, confirmed: false }]);

    const employee = await city.employee();
    await city.evidence(await city.plan(employee.employeeId), 96, 3);
    const id = await city.appraisalOf(employee);
    await service.http.put('/suggestion-rules/2026-01-01', numbers, AS_ADMINISTRATOR);
    expect((await city.detail(id)).suggestion.work).toBe('SESUAI_EKSPEKTASI');
    await service.http.put('/suggestion-rules/2025-07-01', numbers, AS_ADMINISTRATOR);
    expect((await city.detail(id)).suggestion.work).toBe('DI_ATAS_EKSPEKTASI');
    expect((await service.http.get<SuggestionRules>('/suggestion-rules')).body.items).toHaveLength(3);
  });

  it.each<[string, string, object]>([
    ['/effectiveFrom', '2025-02-30', numbers],
    ['/smallPart', '2025-01-01', { ...numbers, smallPart: 25 }],
    ['/confirmed', '2025-01-01', { ...numbers, confirmed: 'ya' }],
  ])('are refused at %s', async (field, day, body) => {
    expect(await service.http.put(`/suggestion-rules/${day}`, body, AS_ADMINISTRATOR)).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
  });
});

it('describes every door in its API documents, with the shape of its answer', async () => {
  const { body } = await service.http.get<{
    paths: Record<string, Record<string, { summary?: string; responses: Record<string, { content?: object }> }>>;
  }>('/openapi.json');
  const own = Object.entries(body.paths).filter(([path]) => !/^\/(health|metrics|messaging)/.test(path));
  const doors = own.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, door]) => ({ path, method, door })),
  );
  expect(doors.length).toBeGreaterThanOrEqual(12);
  expect(doors.filter(({ door }) => !door.summary || !door.responses['200']?.content)).toEqual([]);
});
