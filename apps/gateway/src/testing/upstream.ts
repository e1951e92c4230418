import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SILENT = { host: '127.0.0.1', port: 0, logLevel: 'silent', production: false } as const;

export const listening = async (listener: RequestListener): Promise<{ server: Server; url: string }> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

/** The port for what is to be thrown away. One that was free a moment ago may be another spec's by now. */
export const NOBODY = 'http://127.0.0.1:9';

/** Streams of `/events` that are open now. */
export const open = { streams: 0 };

const stream: RequestListener = ({ url, headers }, response) => {
  open.streams += 1;
  response.once('close', () => (open.streams -= 1));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  response.write(`data: ${JSON.stringify({ url, lastEventId: headers['last-event-id'] })}\n\n`);
};

/** Tells what it was asked; `/events`, `/stream` and `/broken` behave as their names say. */
export const echo: RequestListener = (request, response) => {
  if (request.url?.startsWith('/events')) return stream(request, response);
  if (request.url === '/broken') return void request.socket.destroy();
  if (request.url === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    return void response.write('data: first\n\n');
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
};
