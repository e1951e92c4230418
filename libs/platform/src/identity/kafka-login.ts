import { ApiProperty } from '@nestjs/swagger';

/** How the holder of a credential is known to Kafka, as API documents show it; the credential's token is the password. */
export class KafkaLogin {
  @ApiProperty({ type: String, isArray: true })
  readonly brokers!: readonly string[];

  @ApiProperty({ type: String, enum: ['SCRAM-SHA-512'] })
  readonly mechanism!: 'SCRAM-SHA-512';

  @ApiProperty({ type: String })
  readonly username!: string;
}
