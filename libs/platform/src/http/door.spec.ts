import { isAmong } from './door.js';

describe('A request is to a door', () => {
  const isOurs = isAmong(['POST /periods', 'PUT /employees/:id/nip']);

  it.each([
    ['POST', '/periods'],
    ['PUT', '/employees/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11/nip'],
    ['PUT', '/employees/SK-1%2F2025/nip'],
  ])('by its method and its address: %s %s', (method, path) => {
    expect(isOurs(path, method)).toBe(true);
  });

  it.each([
    ['GET', '/periods'],
    ['POST', '/periods/'],
    ['POST', '//periods'],
    ['POST', '/periods/1'],
    ['POST', '/x/periods'],
    ['PUT', '/employees//nip'],
    ['PUT', '/employees/../nip'],
    ['PUT', '/employees/%2e%2e/nip'],
    ['PUT', '/employees/1/2/nip'],
  ])('and by nothing that only looks like it: %s %s', (method, path) => {
    expect(isOurs(path, method)).toBe(false);
  });
});
