import { randomUUID } from 'node:crypto';
import { startService, type TestService } from '#testing';
import { appraisal } from '../../service.js';
import { City, planOf, ratingOf } from '../../testing/city.js';

const ABOVE = 'DI_ATAS_EKSPEKTASI';

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

describe('bad input to a rating', () => {
  const plan = planOf(randomUUID());
  const result = (differing: object) => [{ resultId: plan.results[0]?.resultId, rating: ABOVE, ...differing }];

  it.each<[string, object]>([
    ['/predicate', { predicate: 'SANGAT_BAIK' }],
    ['/results', { results: undefined }],
    ['/results', { results: 'semua baik' }],
    ['/results/0/resultId', { results: result({ resultId: 'satu' }) }],
    ['/results/0/rating', { results: result({ rating: 'BAIK' }) }],
    ['/results/0/rating', { results: result({ rating: 3 }) }],
    ['/results/0/reason', { results: result({ reason: 'a\u0000b' }) }],
    ['/results/0/reason', { results: result({ reason: 'a'.repeat(2001) }) }],
    ['/results/0/weight', { results: result({ weight: 2 }) }],
    ['/workRating', { workRating: 'SANGAT_BAIK' }],
    ['/workReason', { workReason: '  ' }],
    ['/behaviour', { behaviour: undefined }],
    ['/behaviour', { behaviour: [] }],
    ['/behaviour/BP', { behaviour: { BP: 'BAIK' } }],
    ['/behaviour/XX', { behaviour: { XX: ABOVE } }],
    ['/behaviourRating', { behaviourRating: 1 }],
    ['/expectedVersion', { expectedVersion: -1 }],
  ])('is refused at %s: %j', async (field, differing) => {
    const answer = await city.rate(randomUUID(), ratingOf(plan, differing), randomUUID());
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('is refused where results are not of the plan, in the reader’s language', async () => {
    const employee = await city.employee();
    await city.plan(employee.employeeId);
    const id = await city.appraisalOf(employee);
    const options = { actor: employee.appraiserId ?? '', headers: { 'accept-language': 'en' } };
    const answer = await service.http.put(`/appraisals/${id}/rating`, ratingOf(plan), options);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: '/results/0/resultId', code: 'UNKNOWN_RESULT', message: 'This result is not in the plan in force.' },
        ],
      },
    });
  });

  it('is 404 for an appraisal that does not exist, and 400 for what is no id', async () => {
    expect(await city.rate(randomUUID(), ratingOf(plan), randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'UNKNOWN_APPRAISAL' },
    });
    expect((await service.http.get(`/appraisals/${randomUUID()}`)).status).toBe(404);
    expect((await service.http.get('/appraisals/satu')).status).toBe(400);
    expect((await service.http.get('/appraisals?state=FINAL')).status).toBe(400);
  });

  it('a correction needs its reason', async () => {
    const answer = await city.correct(randomUUID(), ratingOf(plan), randomUUID());
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/correctionReason' }] } });
  });
});
