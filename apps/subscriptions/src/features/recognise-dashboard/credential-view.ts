import { ApiProperty } from '@nestjs/swagger';
import { KafkaLogin } from '#platform';
import type { KafkaTold, ShownCredential } from './dashboard-accounts.js';

class KafkaView extends KafkaLogin implements KafkaTold {
  @ApiProperty({ type: String, isArray: true, description: 'What it may read, by their full names' })
  readonly topics!: readonly string[];

  @ApiProperty({ type: String, description: 'How the names of its consumer groups must begin' })
  readonly groups!: string;
}

export class CredentialView implements ShownCredential {
  @ApiProperty({ type: String })
  readonly credentialId!: string;

  @ApiProperty({ type: String, description: 'Sent as `Authorization: Bearer <token>`; shown this once' })
  readonly token!: string;

  @ApiProperty({
    type: KafkaView,
    nullable: true,
    description:
      'The same credential in Kafka, where the token is the password; null when the scopes open no topic, or nobody gets ' +
      'accounts there',
  })
  readonly kafka!: KafkaView | null;
}
