import { ApiProperty } from '@nestjs/swagger';
import type { Dashboard, ListedDashboard, ValidCredential } from '../../persistence/dashboards.js';

/** A dashboard as it is told itself. */
export class DashboardView implements Dashboard {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly dashboardId!: string;

  @ApiProperty({ type: String })
  readonly name!: string;

  @ApiProperty({ type: String })
  readonly contact!: string;

  @ApiProperty({ type: String, isArray: true, description: 'The types of event that it may hear' })
  readonly eventTypes!: readonly string[];

  @ApiProperty({
    type: String,
    format: 'uuid',
    isArray: true,
    nullable: true,
    description: 'The units that it may hear of, each with all below it; null is every unit',
  })
  readonly unitIds!: readonly string[] | null;

  @ApiProperty({ type: Boolean, description: 'Whether what it hears names employees' })
  readonly personalData!: boolean;

  @ApiProperty({ type: 'integer', description: 'Grows with each change of the scopes, at which its streams end' })
  readonly revision!: number;
}

class ValidCredentialView implements ValidCredential {
  @ApiProperty({ type: String, description: 'The part of the token between `tld_` and the next underscore' })
  readonly credentialId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly issuedAt!: string;

  @ApiProperty({
    type: Boolean,
    description:
      'Whether it has an account in Kafka. One that was issued while the scopes opened no topic there has none, also when ' +
      'they do later: issue another',
  })
  readonly hasAccount!: boolean;
}

export class ListedDashboardView extends DashboardView implements ListedDashboard {
  @ApiProperty({
    type: String,
    isArray: true,
    description:
      'What the accounts of its credentials may read in Kafka under these scopes, by full names: topics of which it may ' +
      'hear every type, if it has personal data and all units; empty also where nobody gets accounts',
  })
  readonly kafkaTopics!: readonly string[];

  @ApiProperty({ type: ValidCredentialView, isArray: true, description: 'Those that are valid, oldest first' })
  readonly credentials!: readonly ValidCredentialView[];
}

export class DashboardList {
  @ApiProperty({ type: ListedDashboardView, isArray: true })
  readonly items!: readonly ListedDashboardView[];

  @ApiProperty({ type: String, nullable: true, description: 'The `cursor` of the next page; null on the last one' })
  readonly next!: string | null;
}
