import net from 'node:net';
import tls from 'node:tls';
import type kafkajs from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * The sockets of one client, to be cut for good. A kafkajs client that was given up goes on retrying, reconnects for it, and
 * would send an old batch behind a newer one.
 */
export class SocketFence {
  private readonly open = new Set<net.Socket>();
  private closed = false;

  readonly factory: kafkajs.ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.closed) throw new Error('this client was given up');
    const servername = net.isIP(host) ? {} : { servername: host };
    // kafkajs types its option as always there; without TLS it is undefined.
    const isPlain = !(ssl as tls.ConnectionOptions | undefined);
    const socket = isPlain
      ? net.connect({ host, port }, onConnect)
      : tls.connect({ host, port, ...servername, ...ssl }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    return socket;
  };

  /** Nothing leaves this client any more. With an error, since kafkajs would not hear of a silent end. */
  close(): void {
    this.closed = true;
    for (const socket of this.open) socket.destroy(new Error('this client was given up'));
  }
}
