import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { EventStream, type Reader } from './event-stream.js';

const reader: Reader = {
  dashboardId: 'dashboard',
  credentialId: 'credential',
  revision: 1,
  audience: { types: [], scopeIds: null, unitIds: null, period: null, personalData: false },
};

/** A stream whose reader takes nothing for now, and what was written to him. */
const stalled = (position: number) => {
  const raw = new ServerResponse(new IncomingMessage(new Socket()));
  const written: string[] = [];
  const write = (bytes: unknown): boolean => {
    written.push(String(bytes));
    return false;
  };
  Object.assign(raw, { write });
  const stream = new EventStream(raw, reader, position, 1000, () => undefined);
  return { raw, stream, written };
};

describe('a reader’s stream', () => {
  it('tells by a heartbeat what stands before it, also while the reader has yet to take that', async () => {
    const { raw, stream, written } = stalled(3);
    stream.heartbeat();
    const taken = stream.sendPaced(Buffer.from('id: 7\ndata: {}\n\n'), 9);
    stream.heartbeat();
    raw.emit('drain');
    await taken;
    expect(written).toEqual([': heartbeat\nid: 3\n\n', 'id: 7\ndata: {}\n\n', ': heartbeat\nid: 9\n\n']);
  });

  it('leads past nothing that was kept back, and back before nothing that was sent', () => {
    const { stream, written } = stalled(3);
    stream.send(Buffer.from('id: 5\ndata: {}\n\n'), 6);
    // Who has caught up further than those who are live is passed what he has read already.
    stream.passTo(4);
    stream.heartbeat();
    expect(written.at(-1)).toBe(': heartbeat\nid: 6\n\n');
  });
});
