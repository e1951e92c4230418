import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { topicDefinition } from '#contracts';
import { Subscriptions, TopicAdmin } from '#messaging';
import { Department } from '../../persistence/entities/department.js';

const LOOK_AGAIN_MS = 30_000;

/**
 * Reads every registered department's topic from the start on, and looks for those that another instance registered: with
 * that one gone, nobody would read them.
 */
@Injectable()
export class KeepSubscribed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Departments');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly topics: TopicAdmin,
    private readonly subscriptions: Subscriptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.subscribeAll();
    this.timer = setInterval(() => void this.subscribeAll(), LOOK_AGAIN_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async subscribeAll(): Promise<void> {
    try {
      const departments = await this.db.manager.find(Department);
      if (departments.length > 0) await this.topics.ensure(departments.map(({ topic }) => topicDefinition(topic)));
      for (const { topic } of departments) this.subscriptions.subscribe(topic);
    } catch (error) {
      this.logger.warn(`looks for departments again in ${LOOK_AGAIN_MS} ms: ${String(error)}`);
    }
  }
}
