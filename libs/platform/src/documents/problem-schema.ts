import { ApiProperty } from '@nestjs/swagger';

class ProblemField {
  @ApiProperty({ type: String, nullable: true, description: 'JSON pointer into the input', example: '/rows/3/nip' })
  readonly field!: string | null;

  @ApiProperty({ type: String, example: 'REQUIRED' })
  readonly code!: string;

  @ApiProperty({ type: String, example: 'Wajib diisi.' })
  readonly message!: string;
}

/** RFC 9457 problem details, as API documents show them. */
export class ProblemSchema {
  @ApiProperty({ type: String, example: 'urn:teladan:problem:INVALID_INPUT' })
  readonly type!: string;

  @ApiProperty({ type: String, example: 'Permintaan tidak sah' })
  readonly title!: string;

  @ApiProperty({ type: Number, example: 400 })
  readonly status!: number;

  @ApiProperty({ type: String, description: 'In the language of Accept-Language: id (default) or en' })
  readonly detail!: string;

  @ApiProperty({ type: String, description: 'Path of the request' })
  readonly instance!: string;

  @ApiProperty({ type: String, description: 'Names the rule or problem', example: 'INVALID_INPUT' })
  readonly code!: string;

  @ApiProperty({ type: String, description: 'Also in the header X-Correlation-Id and in the logs' })
  readonly correlationId!: string;

  @ApiProperty({ type: () => ProblemField, isArray: true })
  readonly errors!: readonly ProblemField[];
}
