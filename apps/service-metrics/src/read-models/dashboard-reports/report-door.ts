import { applyDecorators, Get, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiProperty } from '@nestjs/swagger';

/** What all pages of rows end with. */
export class RowsPage {
  @ApiProperty({ type: String, nullable: true, description: 'Send it as `cursor` to go on; null at the end' })
  readonly next!: string | null;
}

const ANSWER = 'ETag and If-None-Match; the next page is also in the header Link.';

/** The one door of a report: JSON by pages or CSV. */
export const ReportDoor = (
  page: Type<RowsPage>,
  { summary, description = 'For dashboards, within their units.' }: { summary: string; description?: string },
): MethodDecorator =>
  applyDecorators(
    Get(),
    ApiOperation({ summary, description: `${description} ${ANSWER}` }),
    ApiOkResponse({ type: page }),
    ApiProduces('application/json', 'text/csv'),
  );
