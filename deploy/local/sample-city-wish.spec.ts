import { sampleCityWish } from './sample-city-wish.js';

describe('the sample city', () => {
  it.each([
    [{}, 'load'],
    [{ NODE_ENV: 'development' }, 'load'],
    [{ SAMPLE_CITY: 'none' }, 'leave out'],
    [{ SAMPLE_CITY: 'none', NODE_ENV: 'production' }, 'leave out'],
    [{ NODE_ENV: 'production' }, 'leave out and say so'],
  ])('given %j: %s', (env, wish) => {
    expect(sampleCityWish(env)).toBe(wish);
  });
});
