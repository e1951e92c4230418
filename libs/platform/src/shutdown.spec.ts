import { once } from 'node:events';
import { Agent, createServer, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Doors } from './shutdown.js';

/** So that nothing but the closing itself can end a connection. */
const NEVER_MS = 600_000;
const FAILS_AFTER_MS = 30_000;

describe('The doors of a service that stops', () => {
  let server: Server;
  let doors: Doors;
  let port: number;
  let agent: Agent;

  beforeEach(async () => {
    server = createServer({ keepAliveTimeout: NEVER_MS });
    doors = new Doors(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
    agent = new Agent({ keepAlive: true });
  });

  afterEach(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  /** A request that has come in, and how it will be answered. */
  const asked = async () => {
    const asking = request({ host: '127.0.0.1', port, agent }).end();
    const answered = once(asking, 'response').then(([answer]) => text(answer as AsyncIterable<Buffer>));
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    return { response, answered };
  };

  it(
    'let a request at hand be answered, and do not wait for the next one on its connection',
    async () => {
      const { response, answered } = await asked();
      const closed = doors.close(NEVER_MS);
      response.write('the whole ');
      response.end('answer');
      expect(await answered).toBe('the whole answer');
      await closed;
    },
    FAILS_AFTER_MS,
  );

  it(
    'do not wait for connections that are kept alive or were opened in store',
    async () => {
      const { response, answered } = await asked();
      response.end();
      await answered;
      const unused = connect(port, '127.0.0.1');
      await once(server, 'connection');
      const ended = once(unused, 'close');
      await doors.close(NEVER_MS);
      await ended;
    },
    FAILS_AFTER_MS,
  );

  it(
    'cut off what streams on',
    async () => {
      const { response, answered } = await asked();
      response.write('on and on');
      const cut = expect(answered).rejects.toThrow();
      await doors.close(1);
      await cut;
    },
    FAILS_AFTER_MS,
  );
});
