import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Predicate } from '#civil-service';
import { ChoiceField, Page, type Paged, pageOf, UuidField } from '#platform';
import { REVIEW_STATES, type ReviewState } from '../../domain/review.js';

class ReviewQuery extends Page {
  @UuidField({ optional: true })
  readonly employeeId?: string;

  @UuidField({ optional: true })
  readonly unitId?: string;

  @ChoiceField(REVIEW_STATES, { optional: true })
  readonly state?: ReviewState;
}

interface ReviewItem {
  readonly reviewId: string;
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly year: number;
  readonly predicate: Predicate;
  readonly appraisalRevision: number;
  readonly state: ReviewState;
  readonly openedAt: Date;
}

@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Reviews that a poor predicate opened' })
  async list(@Query() query: ReviewQuery): Promise<Paged<ReviewItem>> {
    const [after] = query.after('uuid') ?? [];
    const rows = await this.db.query<ReviewItem[]>(
      `SELECT review_id AS "reviewId", appraisal_id AS "appraisalId", employee_id AS "employeeId", unit_id AS "unitId",
              year, predicate, appraisal_revision AS "appraisalRevision", state, opened_at AS "openedAt"
       FROM review
       WHERE ($2::uuid IS NULL OR employee_id = $2) AND ($3::uuid IS NULL OR unit_id = $3)
         AND ($4::text IS NULL OR state = $4) AND ($5::uuid IS NULL OR review_id > $5)
       ORDER BY review_id LIMIT $1`,
      [query.limit + 1, query.employeeId ?? null, query.unitId ?? null, query.state ?? null, after ?? null],
    );
    return pageOf(rows, query, ({ reviewId }) => [reviewId]);
  }
}
