import { createApp } from '#platform';
import { startService, type TestService } from '#testing';
import { gateway } from '../../../gateway/src/service.js';
import { serviceMetrics } from '../service.js';

export interface BehindGateway {
  readonly service: TestService;
  /** The gateway's, as it runs in production. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The service with the gateway before it, which in production is everyone's only door. */
export async function startBehindGateway(): Promise<BehindGateway> {
  const service = await startService(serviceMetrics);
  const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', production: true } as const;
  const door = await createApp(gateway({ SERVICE_METRICS_URL: service.http.url }), config);
  const url = await door.start('127.0.0.1', 0);
  return {
    service,
    url,
    stop: async () => {
      await door.stop();
      await service.stop();
    },
  };
}
