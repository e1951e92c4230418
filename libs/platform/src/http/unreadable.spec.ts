import { connect } from 'node:net';
import { createApp, type ServiceApp } from '../create-app.js';

describe('A request that cannot be read as HTTP', () => {
  let service: ServiceApp;
  let port: number;

  beforeAll(async () => {
    const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', production: false } as const;
    service = await createApp({ name: 'appraisal', database: false, module: class {}, messages: {} }, config);
    port = Number(new URL(await service.start('127.0.0.1', 0)).port);
  });
  afterAll(() => service.stop());

  const answerTo = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('end', () => resolve(answer)).on('error', reject);
    });

  it.each([
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
      '16384 bita',
    ],
    ['an unknown method', 'PLUGIN / HTTP/1.1\r\n\r\n', '400 Bad Request', 'Permintaan tidak dapat dibaca'],
  ])('is answered by its own status and in words: %s', async (_what, request, status, told) => {
    const answer = await answerTo(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`));
    expect(answer).toContain(told);
  });
});
