import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '#platform';
import { ROUTES } from '../../routes-token.js';
import type { Route } from '../../routes.js';

const LONGEST_MS = 1000;

/** The readiness of a service as it answers itself; undefined reasons are those of a service that does not answer. */
const ask = async ({ url }: Route): Promise<string> => {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(LONGEST_MS) });
    await answer.body?.cancel();
    return answer.ok ? 'ready' : 'not ready';
  } catch {
    return 'no answer';
  }
};

/** Tells how the services stand beside the gateway's own readiness, which does not depend on them. */
@Injectable()
export class ServicesReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    @Inject(ROUTES) private readonly routes: readonly Route[],
  ) {}

  onModuleInit(): void {
    this.readiness.add('services', () => this.check(), { decides: false });
  }

  private async check() {
    const states = await Promise.all(this.routes.map(async (route) => [route.service, await ask(route)] as const));
    return { ready: states.every(([, state]) => state === 'ready'), details: Object.fromEntries(states) };
  }
}
