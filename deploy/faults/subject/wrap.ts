type Method = (...args: never[]) => unknown;

/**
 * Puts a method in place of another that does the old one's work and something around it. Only the processes of this suite
 * do that: the product has no switch that turns its safety off.
 */
export function wrap<M extends Method>(
  owner: object,
  name: string,
  around: (original: M, self: object) => (...args: Parameters<M>) => ReturnType<M>,
): void {
  const original = (owner as Record<string, unknown>)[name];
  // A method that was renamed would leave a window that is never hit, or a sabotage that does nothing.
  if (typeof original !== 'function') throw new Error(`there is no method ${name} to wrap`);
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value(this: object, ...args: Parameters<M>): ReturnType<M> {
      return around(original.bind(this) as M, this)(...args);
    },
  });
}
