import { startPlatform, type Platform, type PlatformOptions } from '../../local/platform.js';
import { SERVICES } from '../../local/service-names.js';
import type { Step } from '../stage.js';

/** `started` takes the platform at once, so that it is stopped whatever comes after. */
export const startAll = (options: PlatformOptions, started: (platform: Platform) => void): Step<[], Platform> => ({
  name: 'platform',
  proves: 'Kafka, PostgreSQL and the services start from nothing, each service a process of its own.',
  services: ['gateway'],
  run: async (scene) => {
    scene.trigger.pull();
    const platform = await startPlatform(options);
    started(platform);
    await scene.until(() => scene.gateway.get('/health/ready'));
    const running = SERVICES.filter((service) => !options.without?.includes(service));
    return { value: platform, found: `${running.length} services are ready: ${running.join(', ')}` };
  },
});
