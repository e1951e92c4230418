import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ok, refused, type Result } from '#civil-service';
import { departmentTopic, topicDefinition } from '#contracts';
import { Subscriptions, TopicAdmin } from '#messaging';
import { Department } from '../../persistence/entities/department.js';
import { Unit } from '../../persistence/entities/unit.js';

export interface Registered {
  readonly unitId: string;
  readonly unitCode: string;
  readonly topic: string;
  readonly registeredAt: string;
}

/** Lets a unit send its service events: its topic is made, and read from then on. */
@Injectable()
export class Registration {
  constructor(
    private readonly db: DataSource,
    private readonly topics: TopicAdmin,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** Idempotent: a registration that was cut short is finished by the next. */
  async register(unitCode: string): Promise<Result<Registered>> {
    const unit = await this.db.manager.findOne(Unit, { where: { code: unitCode }, order: { active: 'DESC' } });
    if (unit === null) return refused({ code: 'UNIT_UNKNOWN', field: '/unitCode', params: { unitCode } });
    const before = await this.db.manager.findOneBy(Department, { unitId: unit.unitId });
    if (before === null && !unit.active) {
      return refused({ code: 'UNIT_NOT_ACTIVE', field: '/unitCode', params: { unitCode } });
    }
    const topic = before?.topic ?? departmentTopic(unitCode);
    // The topic first: a department that is registered can send at once.
    await this.topics.ensure([topicDefinition(topic)]);
    await this.db
      .createQueryBuilder()
      .insert()
      .into(Department)
      .values({ unitId: unit.unitId, topic })
      .orIgnore()
      .execute();
    const department = await this.db.manager.findOneBy(Department, { topic });
    if (department?.unitId !== unit.unitId) return refused({ code: 'TOPIC_OF_ANOTHER_UNIT', params: { topic } });
    this.subscriptions.subscribe(topic);
    const registeredAt = department.registeredAt.toISOString();
    return ok({ unitId: unit.unitId, unitCode, topic, registeredAt });
  }
}
