import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Doors } from './doors.js';

describe('the doors of a service’s messaging', () => {
  it('are shown city IT’s token by who looks, too: production asks for it', async () => {
    const shown: (string | undefined)[] = [];
    const server = createServer(({ headers }, response) => {
      shown.push(headers.authorization);
      response.end('[]');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messaging/`;
    expect(await new Doors(base, true, 'city-it').list('parked')).toEqual([]);
    expect(await new Doors(base, true).list('parked')).toEqual([]);
    server.closeAllConnections();
    server.close();
    expect(shown).toEqual(['Bearer city-it', undefined]);
  });
});
