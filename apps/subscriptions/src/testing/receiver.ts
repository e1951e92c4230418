import { createHmac, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { CloudEvent } from '../cloud-event.js';

export interface Delivered {
  readonly id: string;
  readonly event: CloudEvent;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** Below what operating systems give to whoever asks for any port: nobody takes it while its receiver is dead. */
const somePort = (): number => randomInt(20_000, 32_000);

/** @returns the port, another where the one is taken and none is asked for */
async function listening(server: Server, asked: number): Promise<number> {
  for (;;) {
    const port = asked || somePort();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
      return port;
    } catch (error) {
      if (asked !== 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

/** A receiver of webhooks by the convention alone, which can fail, die and come back at the same address. */
export class Receiver {
  readonly accepted: Delivered[] = [];
  /** Whatever came, also what was refused or not signed. */
  readonly calls: { readonly path: string; readonly isSigned: boolean }[] = [];
  /** What it answers with. */
  status = 204;
  retryAfter: string | undefined;
  secret = '';
  /** What follows the answer's head: its end, a body without an end, or not even the head. */
  manner: 'proper' | 'endless' | 'silent' = 'proper';
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const isSigned = this.verifies(request.headers, body);
        this.calls.push({ path: request.url ?? '', isSigned });
        if (this.manner === 'silent') return;
        const status = isSigned ? this.status : 401;
        const id = String(request.headers['webhook-id']);
        if (status < 300) {
          this.accepted.push({ id, event: JSON.parse(body) as CloudEvent, body, headers: request.headers });
        }
        response.writeHead(status, {
          ...(status === 302 && { location: '/elsewhere' }),
          ...(this.retryAfter !== undefined && { 'retry-after': this.retryAfter }),
        });
        if (this.manner === 'endless') response.write('x'.repeat(4_000_000));
        else response.end();
      });
    });
    this.port = await listening(server, this.port);
    this.server = server;
    return this;
  }

  async die(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private verifies(headers: IncomingHttpHeaders, body: string): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
    const key = Buffer.from(this.secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key)
      .update(`${String(id)}.${String(timestamp)}.${body}`)
      .digest('base64');
    const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
    return isFresh && String(signature).split(' ').includes(`v1,${expected}`);
  }
}
