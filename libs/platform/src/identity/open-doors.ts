const OPEN = /^\/(health\/(live|ready)|metrics|openapi\.json|docs(\/.*)?)$/;

/** Doors that tell nothing about people: health, metrics and API documents. All others are closed in production. */
export const isOpenDoor = (path: string): boolean => OPEN.test(path);
