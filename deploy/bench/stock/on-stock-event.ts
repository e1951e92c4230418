import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import { asId, type EmployeeId, type RequestId, type ServiceCode, type UnitId } from '#civil-service';
import { type DataOf, type EventOf, RequestFinished, RequestReceived, RequirementsCompleted } from '#contracts';
import type { Transaction } from '#messaging';
import { DataSource } from 'typeorm';
import { whyInadmissible } from '../../../apps/service-metrics/src/domain/admission.js';
import {
  type RequestEvent,
  type RequestEventKind,
  unheard,
} from '../../../apps/service-metrics/src/domain/request-event.js';
import { finishOf, rollUp, staleAfter } from '../../../apps/service-metrics/src/domain/roll-up.js';
import { readClock } from '../../../apps/service-metrics/src/domain/service-clock.js';
import { Departments } from '../../../apps/service-metrics/src/features/register-department/departments.js';
import { loadRequests, saveRequests } from '../../../apps/service-metrics/src/persistence/requests.js';
import { addToRollUp, markStale } from '../../../apps/service-metrics/src/persistence/roll-up.js';
import { standardsToCountBy } from '../../../apps/service-metrics/src/persistence/standards.js';
import { decode, identityOf } from '../../../libs/messaging/src/events/cloud-event.js';
import { inboxId } from '../../../libs/messaging/src/consumer/inbox.js';
import type { Message } from '../../../libs/messaging/src/kafka/kafka.js';
import { STOCK } from './stock-settings.js';

type ServiceEvent = EventOf<typeof RequestReceived>;

const KINDS: ReadonlyMap<string, RequestEventKind> = new Map([
  [RequestReceived.type, 'received'],
  [RequirementsCompleted.type, 'requirements-completed'],
  [RequestFinished.type, 'finished'],
]);

/** One event, one transaction: the row against duplicates, the request, the roll-up, the marks. */
@Controller()
export class OnStockEvent {
  constructor(
    private readonly db: DataSource,
    private readonly departments: Departments,
  ) {}

  @EventPattern([STOCK.topic])
  async handle(@Payload() value: Buffer, @Ctx() context: KafkaContext): Promise<void> {
    const { key, headers = {}, offset } = context.getMessage();
    const message: Message = { key, value, headers, offset };
    const topic = STOCK.topic.slice(STOCK.topicPrefix.length);
    const decoded = decode(message, topic);
    if (decoded.kind !== 'event') throw new Error('the bench sends events alone');
    const id = inboxId('stock', identityOf(message), '');
    await this.db.transaction(async (tx) => {
      if (!(await isFirst(tx, id))) return;
      const unitId = await this.departments.unitOf(tx, topic);
      if (unitId === undefined) throw new Error('the bench registers the department first');
      await count(tx, unitId, decoded.event);
    });
  }
}

async function isFirst(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO inbox (week, id) VALUES (date_trunc('week', CURRENT_DATE)::date, $1) ON CONFLICT DO NOTHING RETURNING id`,
    [id],
  );
  return rows.length > 0;
}

async function count(tx: Transaction, unitId: UnitId, event: ServiceEvent): Promise<void> {
  const said = requestEvent(event);
  const standards = await standardsToCountBy(tx);
  if (whyInadmissible(said, Date.now(), standards) !== undefined) throw new Error('the bench sends admissible events');
  const requestId = asId<RequestId>(event.data.requestId);
  const known = (await loadRequests(tx, unitId, [requestId])).get(requestId);
  const news = unheard(known?.events ?? [], [said]);
  if (news.length === 0) return;
  const state = readClock([...(known?.events ?? []), ...news]);
  const changes = [{ before: known?.finish, after: finishOf(state) }];
  await saveRequests(tx, unitId, [{ requestId, revision: (known?.revision ?? 0) + 1, state, news }]);
  await addToRollUp(tx, unitId, rollUp(changes, standards));
  await markStale(tx, staleAfter(changes));
}

function requestEvent({ id, source, type, time, data }: ServiceEvent): RequestEvent {
  const { serviceCode, officerId }: DataOf<typeof RequestReceived> = data;
  return {
    id,
    source,
    kind: KINDS.get(type) ?? 'rejected',
    at: time.getTime(),
    serviceCode: asId<ServiceCode>(serviceCode),
    officerId: officerId === null ? null : asId<EmployeeId>(officerId),
  };
}
