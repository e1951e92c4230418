import type { Server } from 'node:http';
import { connect } from 'node:net';
import { createApp, type ServiceApp } from '#platform';
import { gateway } from '../../service.js';
import { echo, listening, SILENT } from '../../testing/upstream.js';

describe('The connection of who asks the gateway', () => {
  let upstream: Server;
  let service: ServiceApp;
  let port: number;

  beforeAll(async () => {
    const told = await listening(echo);
    upstream = told.server;
    service = await createApp(gateway({ PERSONNEL_URL: told.url }), SILENT);
    port = Number(new URL(await service.start('127.0.0.1', 0)).port);
  });

  afterAll(async () => {
    await service.stop();
    upstream.closeAllConnections();
    upstream.close();
  });

  /** All that comes until the gateway ends the connection. */
  const answerTo = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.setEncoding('utf8').setTimeout(3000, () => socket.destroy(new Error(`still open: ${answer}`)));
      socket.on('data', (text: string) => (answer += text));
      socket.on('end', () => resolve(answer)).on('error', reject);
    });

  it.each([
    ['he asks for its end', 'GET /api/personnel/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['he speaks HTTP/1.0', 'GET /api/personnel/ HTTP/1.0\r\n\r\n'],
  ])('ends with a service’s answer where %s', async (_why, request) => {
    const [head] = (await answerTo(request)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 201 .*connection: close/is);
    expect(head).not.toMatch(/keep-alive/i);
  });

  it('is kept otherwise', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/personnel/`);
    await answer.text();
    expect(answer.headers.get('connection')).toBe('keep-alive');
  });
});
