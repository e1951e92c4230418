/** Injects the routes, `readonly Route[]`. */
export const ROUTES = Symbol('routes');
