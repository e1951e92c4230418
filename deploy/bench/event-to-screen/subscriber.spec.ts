import { frameReader } from './subscriber.js';

describe('the frames of an event stream', () => {
  it('are the same however the bytes are cut, and heartbeats are none', () => {
    const text =
      'retry: 2000\nid: 0\n\nid: 1\nevent: a\ndata: {"n":1}\n\n: heartbeat\nid: 1\n\nid: 2\nevent: b\ndata: {"n":2}\n\n';
    for (const length of [1, 7, text.length]) {
      const heard: string[] = [];
      const read = frameReader((event, data) => heard.push(`${event} ${data}`));
      for (let at = 0; at < text.length; at += length) read(text.slice(at, at + length));
      expect(heard).toEqual(['a {"n":1}', 'b {"n":2}']);
    }
  });
});
