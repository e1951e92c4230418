import { serviceDatabase } from './databases.js';
import { ExpectedFailure } from './failure.js';

const databaseUrl = 'postgresql://admin:s%40fe@db.example:5432/postgres?sslmode=require';

describe('serviceDatabase', () => {
  it('names database and roles after the service, on the administrator’s server', () => {
    const url = new URL(serviceDatabase('target-setting', { databaseUrl }).url);
    expect(url.username).toBe('teladan_target_setting_run');
    expect(url.host).toBe('db.example:5432');
    expect(url.pathname).toBe('/teladan_target_setting');
    expect(url.search).toBe('?sslmode=require');
  });

  it('derives the same passwords each time, another for each role', () => {
    const first = serviceDatabase('rewards', { databaseUrl });
    expect(serviceDatabase('rewards', { databaseUrl })).toEqual(first);
    expect(new URL(first.url).password).not.toBe(new URL(first.migrationUrl).password);
  });

  it('keeps sets apart by their prefix', () => {
    const { url } = serviceDatabase('rewards', { databaseUrl, databasePrefix: 'city_b' });
    expect(new URL(url).pathname).toBe('/city_b_rewards');
  });

  it('refuses a prefix that is no plain name', () => {
    expect(() => serviceDatabase('rewards', { databaseUrl, databasePrefix: 'a"; DROP' })).toThrow(ExpectedFailure);
  });

  it('asks for a secret when the administrator has no password', () => {
    expect(() => serviceDatabase('rewards', { databaseUrl: 'postgresql://admin@db/postgres' })).toThrow(
      'DATABASE_ROLE_SECRET',
    );
  });
});
