import { ApiProperty } from '@nestjs/swagger';
import { KafkaLogin } from '#platform';

class CredentialView {
  @ApiProperty({ type: String, description: 'The part of the token between `tld_` and the next underscore' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly issuedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly revokedAt!: Date | null;
}

/** What a producer may send, as it is told itself. */
export class PermissionsView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String })
  readonly unitCode!: string;

  @ApiProperty({ type: String })
  readonly name!: string;

  @ApiProperty({ type: String, description: 'The CloudEvents `source` of all its events' })
  readonly source!: string;

  @ApiProperty({ type: String, description: 'Where its events go in Kafka' })
  readonly topic!: string;

  @ApiProperty({ type: String, isArray: true })
  readonly eventTypes!: readonly string[];

  @ApiProperty({ type: String, isArray: true })
  readonly serviceCodes!: readonly string[];
}

export class ProducerView extends PermissionsView {
  @ApiProperty({ type: String })
  readonly contact!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly registeredAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: Date | null;

  @ApiProperty({ type: CredentialView, isArray: true })
  readonly credentials!: readonly CredentialView[];
}

class KafkaLoginView extends KafkaLogin {
  @ApiProperty({ type: String, description: 'What it may write, by its full name' })
  readonly topic!: string;
}

export class IssuedView {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ type: String, description: 'Sent as `Authorization: Bearer <token>`; told this once' })
  readonly token!: string;

  @ApiProperty({
    type: KafkaLoginView,
    nullable: true,
    description:
      'The same credential in Kafka, where the token is the password; null where producers get no accounts there',
  })
  readonly kafka!: KafkaLoginView | null;
}

export class ProducerRegistered extends ProducerView {
  @ApiProperty({ type: IssuedView, nullable: true })
  readonly credential!: IssuedView | null;

  @ApiProperty({ type: String, description: 'What to do now' })
  readonly note!: string;
}

export class ProducerList {
  @ApiProperty({ type: ProducerView, isArray: true })
  readonly items!: readonly ProducerView[];

  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
