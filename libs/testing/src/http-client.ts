export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface CallOptions {
  /** The acting employee. */
  readonly actor?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a service's doors as a person's browser would. Bodies are what the test says they are: it asserts their shape. */
export class HttpClient {
  /** `http://127.0.0.1:8091` */
  constructor(readonly url: string) {}

  get<T = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<T>> {
    return this.call('GET', path, undefined, options);
  }

  post<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    return this.call('POST', path, body ?? {}, options);
  }

  put<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    return this.call('PUT', path, body ?? {}, options);
  }

  patch<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    return this.call('PATCH', path, body ?? {}, options);
  }

  delete<T = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<T>> {
    return this.call('DELETE', path, undefined, options);
  }

  private async call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.actor === undefined ? {} : { 'x-acting-employee': options.actor }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }
}
