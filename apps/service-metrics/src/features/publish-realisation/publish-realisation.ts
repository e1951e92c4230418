import { Injectable } from '@nestjs/common';
import { RealisationChanged } from '#contracts';
import { newEvent, UnitOfWork } from '#messaging';
import { Clock } from '../../clock.js';
import { isNews, realise, UNIT_OF } from '../../domain/realisation.js';
import {
  lockOfficers,
  type Said,
  type SaidBefore,
  saidBefore,
  say,
  takeStale,
} from '../../persistence/realisations.js';
import { measure, type Measured, windowsOf } from '../../persistence/measurements.js';

/** Bounds a transaction; a flood of changes is taken in several. */
const MOST_MARKS = 5_000;

/** Computes stale realisations again and publishes those that changed. */
@Injectable()
export class PublishRealisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns `more` when it stopped before the last mark. */
  async publishSome(): Promise<'more' | 'done'> {
    return this.unitOfWork.commit(async (tx) => {
      const { stale, marks } = await takeStale(tx, MOST_MARKS);
      // Two instances never compute for one officer at once: the older numbers could be written last.
      await lockOfficers(tx, stale);
      const measured = await measure(tx, await windowsOf(tx, stale));
      const before = await saidBefore(tx, measured);
      const news = measured.flatMap((now) => this.newsOf(now, before));
      await say(tx, news);
      return { value: marks < MOST_MARKS ? ('done' as const) : ('more' as const), events: news.map(eventOf) };
    });
  }

  private newsOf({ window, facts }: Measured, before: SaidBefore): Said[] {
    const last = before.get(window.subject);
    const realised = realise(window.measure, facts);
    if (!isNews(last, realised)) return [];
    return [{ window, ...realised, asOf: this.clock.now(), sequence: (last?.sequence ?? 0) + 1 }];
  }
}

const eventOf = ({ window, value, count, asOf, sequence }: Said) =>
  newEvent(
    RealisationChanged,
    {
      employeeId: window.employeeId,
      planId: window.planId,
      indicatorId: window.indicatorId,
      serviceCode: window.serviceCode,
      measure: window.measure,
      period: window.period,
      value,
      unit: UNIT_OF[window.measure],
      count,
      asOf: asOf.toISOString(),
    },
    sequence,
  );
