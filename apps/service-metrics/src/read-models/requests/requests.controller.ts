import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { asId, type RequestId } from '#civil-service';
import { CodeField, notFound, TextField } from '#platform';
import { byTimeKindId, type RequestEvent } from '../../domain/request-event.js';
import { readClock } from '../../domain/service-clock.js';
import { hoursOf } from '../../domain/service-standard.js';
import { Unit } from '../../persistence/entities/unit.js';
import { loadRequests } from '../../persistence/requests.js';

class RequestParams {
  @CodeField()
  readonly unitCode!: string;

  @TextField({ max: 100 })
  readonly requestId!: string;
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

@ApiTags('requests')
@Controller('requests')
export class RequestsController {
  constructor(private readonly db: DataSource) {}

  @Get(':unitCode/:requestId')
  @ApiOperation({ summary: 'One request by the service clock, with the events that it rests on' })
  async request(@Param() params: RequestParams) {
    const { unitCode } = params;
    const requestId = asId<RequestId>(params.requestId);
    const units = await this.db.manager.findBy(Unit, { code: unitCode });
    for (const { unitId } of units) {
      const request = (await loadRequests(this.db.manager, unitId, [requestId])).get(requestId);
      if (request !== undefined) return viewOf(unitCode, requestId, request.events);
    }
    return notFound('REQUEST_UNKNOWN', { unitCode, requestId });
  }
}

function viewOf(unitCode: string, requestId: RequestId, events: readonly RequestEvent[]) {
  const { startedAt, finishedAt, turnaroundMs, pausedMs, turns: _turns, ...state } = readClock(events);
  return {
    unitCode,
    requestId,
    ...state,
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    turnaroundMs,
    turnaroundHours: turnaroundMs === null ? null : hoursOf(turnaroundMs),
    pausedMs,
    events: events.toSorted(byTimeKindId).map(({ at, ...event }) => ({ ...event, time: instant(at) })),
  };
}
