import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '#messaging';
import { dashboardTold } from './dashboard-told.js';

/** Tells of the dashboards that were registered before services were told of any. Once each, whoever starts with whom. */
@Injectable()
export class TellServices implements OnApplicationBootstrap {
  constructor(private readonly work: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.work.commit(async (tx) => {
      const untold = await tx.query<{ id: string }[]>(
        `SELECT dashboard_id AS id FROM dashboard WHERE sequence = 0 ORDER BY dashboard_id FOR UPDATE`,
      );
      const events = [];
      for (const { id } of untold) events.push(...(await dashboardTold(tx, id)));
      return { value: undefined, events };
    });
  }
}
