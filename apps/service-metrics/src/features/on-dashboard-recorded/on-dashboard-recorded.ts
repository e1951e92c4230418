import { Controller } from '@nestjs/common';
import { DashboardRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvent } from '#messaging';
import { keepDashboard } from '../../persistence/dashboards.js';

/** Keeps who may read reports: a revoked credential is refused from here on. */
@Controller()
export class OnDashboardRecorded {
  @OnEvent(DashboardRecorded)
  async handle({ data, sequence }: EventOf<typeof DashboardRecorded>, { tx }: Handling): Promise<readonly NewEvent[]> {
    await keepDashboard(tx, data, sequence);
    return [];
  }
}
