import { describeError } from './describe-error.js';

describe('A logged error', () => {
  it('tells name, message, code, stack and causes', () => {
    const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
    const described = describeError(new Error('no plans', { cause }));
    expect(described).toMatchObject({
      name: 'Error',
      message: 'no plans',
      cause: { message: 'connect failed', code: 'ECONNREFUSED' },
    });
    expect(described.stack).toContain('describe-error.spec');
  });

  it('leaves out the values that PostgreSQL quotes and TypeORM carries', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "198001012005011001"'), {
      code: '22P02',
      parameters: ['198001012005011001'],
      detail: 'Key (nip)=(198001012005011001) already exists.',
    });
    expect(JSON.stringify(describeError(error))).not.toContain('198001012005011001');
  });

  it('ends where causes go in a circle', () => {
    const error: Error = new Error('a');
    error.cause = error;
    expect(JSON.stringify(describeError(error))).toContain('"message":"a"');
  });

  it('may be no error at all', () => {
    expect(describeError('text')).toMatchObject({ name: 'string', message: 'text' });
  });
});
