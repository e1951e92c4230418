import { type Caller, Doors } from '../sample-city/doors.js';
import type { Trigger } from './trigger.js';

/** The only door that the demo uses: `/api/<service>/…`. Every command is noted as the cause of what comes after. */
export class Gateway {
  /** `url` is asked anew each time: the stage is there before the platform. */
  constructor(
    private readonly url: () => string,
    private readonly trigger: Trigger,
  ) {}

  get address(): string {
    return this.url();
  }

  /** @throws Refused, as all of these */
  get<T>(path: string): Promise<T> {
    return this.doors.call<T>('GET', path);
  }

  /** All items of a list door, page by page. `path` has a query. */
  all<T>(path: string): Promise<T[]> {
    return this.doors.all<T>(path);
  }

  post<T>(path: string, body: object, caller?: Caller): Promise<T> {
    this.trigger.pull();
    return this.doors.call<T>('POST', path, body, caller);
  }

  put<T>(path: string, body: object, caller?: Caller): Promise<T> {
    this.trigger.pull();
    return this.doors.call<T>('PUT', path, body, caller);
  }

  private get doors(): Doors {
    return new Doors(this.url());
  }
}
