import { Readiness } from './readiness.js';

describe('Readiness', () => {
  const started = (): Readiness => {
    const readiness = new Readiness();
    readiness.start();
    return readiness;
  };

  it('comes with the start, and goes when the process is told to stop', async () => {
    const readiness = new Readiness();
    expect(await readiness.report()).toMatchObject({ ready: false });
    readiness.start();
    expect(await readiness.report()).toEqual({ ready: true, checks: { process: { ready: true } } });
    readiness.stop();
    expect(await readiness.report()).toMatchObject({
      ready: false,
      checks: { process: { details: { stopping: true } } },
    });
  });

  it('needs every check, and tells what each said', async () => {
    const readiness = started();
    readiness.add('database', () => Promise.resolve({ ready: true }));
    readiness.add('messaging', () => Promise.resolve({ ready: false, details: { consumersNotReady: ['x'] } }));
    expect(await readiness.report()).toEqual({
      ready: false,
      checks: {
        process: { ready: true },
        database: { ready: true },
        messaging: { ready: false, details: { consumersNotReady: ['x'] } },
      },
    });
  });

  it('is not given by a check that fails, whose reason stays inside', async () => {
    const readiness = started();
    readiness.add('database', () => Promise.reject(new Error('password of postgres://…')));
    const report = await readiness.report();
    expect(report).toMatchObject({ ready: false, checks: { database: { details: { error: 'Error' } } } });
    expect(JSON.stringify(report)).not.toContain('password');
    readiness.add('kafka', () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })));
    expect(await readiness.report()).toMatchObject({ checks: { kafka: { details: { error: 'ECONNREFUSED' } } } });
  });

  it('does not hang on what does not decide', async () => {
    const readiness = started();
    readiness.add('services', () => Promise.resolve({ ready: false }), { decides: false });
    expect(await readiness.report()).toMatchObject({ ready: true, checks: { services: { ready: false } } });
  });
});
