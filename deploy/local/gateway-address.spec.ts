import { UsageError } from './command.js';
import { gatewayOf } from './gateway-address.js';

describe('the gateway', () => {
  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['https://teladan.example/', 'https://teladan.example'],
    ['https://teladan.example/api/service-metrics', 'https://teladan.example'],
    ['https://teladan.example/api/service-metrics//', 'https://teladan.example'],
    ['https://kota.example/teladan/api/rewards/', 'https://kota.example/teladan'],
    ['https://kota.example/api', 'https://kota.example/api'],
  ])('is also named by the address of a service behind it: %s', (text, gateway) => {
    expect(gatewayOf(text)).toBe(gateway);
  });

  it('is refused in one line where it is no address', () => {
    expect(() => gatewayOf('ftp://x')).toThrow(UsageError);
    expect(() => gatewayOf('ftp://x')).toThrow('The address "ftp://x" must be like http://127.0.0.1:8080.');
  });
});
