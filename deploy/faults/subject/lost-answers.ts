import net from 'node:net';

/** The number of the produce request in Kafka's protocol, after the four bytes of its length. */
const PRODUCE = 0;
const HEADER_BYTES = 6;

let losing = false;
const connect = net.connect.bind(net);

/**
 * From now on what a broker answers to produce requests is lost on the way, though it has written what they hold. Ends by
 * itself.
 */
export function loseAnswers(ms: number): void {
  losing = true;
  setTimeout(() => (losing = false), ms);
}

/** Once, before any connection is made: the Kafka client asks this module for its sockets. */
export function watchSockets(): void {
  net.connect = ((...args: Parameters<typeof net.connect>) => watched(connect(...args))) as typeof net.connect;
}

function watched(socket: net.Socket): net.Socket {
  let produced = false;
  type Call = (...args: unknown[]) => boolean;
  const write = (Reflect.get(socket, 'write') as Call).bind(socket);
  const emit = Reflect.get(socket, 'emit').bind(socket);
  socket.write = (data: unknown, ...rest: unknown[]) => {
    if (losing && Buffer.isBuffer(data) && data.length > HEADER_BYTES && data.readInt16BE(4) === PRODUCE)
      produced = true;
    return write(data, ...rest);
  };
  socket.emit = ((event: string, ...rest: unknown[]) =>
    losing && produced && event === 'data' ? true : emit(event, ...rest)) as typeof socket.emit;
  return socket;
}
