import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An import has noted its place twice before it sends a third time. */
const PASSES = 2;

/**
 * Stands before the gateway and holds the third request back, so that an import stays in the middle of its file for as long as
 * a test needs. What comes afterwards is passed on.
 */
export class HeldGateway {
  /** Settles when the third request is here. */
  readonly holds: Promise<void>;
  private arrived: () => void = () => undefined;
  private passOn: () => void = () => undefined;
  private readonly freed = new Promise<void>((resolve) => (this.passOn = resolve));
  private readonly server: Server = createServer((request, response) => {
    this.pass(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  private requests = 0;

  private constructor(private readonly gateway: string) {
    this.holds = new Promise((resolve) => (this.arrived = resolve));
  }

  static async before(gateway: string): Promise<HeldGateway> {
    const held = new HeldGateway(gateway);
    await once(held.server.listen(0, '127.0.0.1'), 'listening');
    return held;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  letGo(): void {
    this.passOn();
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const body = await buffer(request);
    this.requests += 1;
    if (this.requests > PASSES) {
      this.arrived();
      await this.freed;
    }
    // Whoever sent it may have been killed meanwhile.
    if (request.socket.destroyed) return;
    const { authorization = '', 'accept-language': language = '', 'content-type': type = '' } = headers;
    const answer = await fetch(this.gateway + url, {
      method,
      headers: { authorization, 'accept-language': language, ...(type !== '' && { 'content-type': type }) },
      ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
