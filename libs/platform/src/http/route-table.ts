import type { FastifyInstance } from 'fastify';
import { type Door, METHODS } from './door.js';

const matches = (pattern: readonly string[], path: readonly string[]): boolean => {
  const wildcard = pattern.indexOf('*');
  if (wildcard === -1 && pattern.length !== path.length) return false;
  return pattern.every((part, index) => {
    if (wildcard !== -1 && index >= wildcard) return true;
    return part.startsWith(':') ? path[index] !== '' && path[index] !== undefined : part === path[index];
  });
};

/** Every address with its methods: Fastify answers 404 where the address is right and only the method is wrong. */
export class RouteTable {
  private readonly routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = [];

  /** Listens to routes that are added from now on. */
  watch(instance: FastifyInstance): this {
    instance.addHook('onRoute', ({ url, method }) => {
      // Answers browsers that ask before they call, and says nothing of which addresses there are.
      if (url === '*') return;
      this.routes.push({ pattern: url.split('/'), methods: [method].flat() });
    });
    return this;
  }

  /** In the order in which they were added. What browsers and caches ask beside them is left out. */
  doors(): Door[] {
    return this.routes.flatMap(({ pattern, methods }) =>
      METHODS.filter((method) => methods.includes(method)).map(
        (method): Door => `${method} /${pattern.slice(1).join('/')}`,
      ),
    );
  }

  methodsAt(path: string): string[] {
    const parts = path.split('/');
    const found = this.routes.filter(({ pattern }) => matches(pattern, parts)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  }
}
