export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A method and the pattern of an address: `PUT /employees/:id/nip`. */
export type Door = `${(typeof METHODS)[number]} /${string}`;

// What stands in an address for `:id`: nothing that could lead elsewhere, such as `..`.
const PARAMETER = /^[A-Za-z0-9][A-Za-z0-9._~%-]*$/;

/** Whether a request is to one of these doors. */
export const isAmong =
  (doors: readonly Door[]) =>
  (path: string, method: string): boolean =>
    doors.some((door) => isTo(door, [method, ...path.split('/')]));

const isTo = (door: Door, request: readonly string[]): boolean => {
  const [method = '', pattern = ''] = door.split(' ');
  const asked = [method, ...pattern.split('/')];
  if (asked.length !== request.length) return false;
  return asked.every((part, at) => (part.startsWith(':') ? PARAMETER.test(request[at] ?? '') : part === request[at]));
};
