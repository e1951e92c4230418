import { createServer } from 'node:net';
import { freePort, portSetting, requireFreePort } from './ports.js';

describe('ports', () => {
  it('names a taken port and the setting that moves it', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await expect(requireFreePort(port, 'Kafka', 'KAFKA_PORT')).rejects.toThrow(
      `Port ${port} for Kafka is taken. Set KAFKA_PORT to another port, or end what listens there.`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, 'Kafka', 'KAFKA_PORT')).resolves.toBeUndefined();
  });

  it('never hands out the same port twice', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort));
    expect(new Set(ports).size).toBe(50);
  });

  it('says which setting is no port', () => {
    process.env.REWARDS_PORT = '80a';
    expect(() => portSetting('REWARDS_PORT', 8094)).toThrow(
      'REWARDS_PORT must be a port from 1 to 65535, but is "80a".',
    );
    delete process.env.REWARDS_PORT;
    expect(portSetting('REWARDS_PORT', 8094)).toBe(8094);
  });
});
