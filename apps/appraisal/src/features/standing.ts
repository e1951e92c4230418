import { ApiProperty } from '@nestjs/swagger';
import { type AppraisalId, type Predicate, PREDICATES } from '#civil-service';
import {
  type Appraisal,
  APPRAISAL_STATES,
  type AppraisalState,
  FINAL_BECAUSE,
  type FinalBecause,
  predicateIn,
  revisionOf,
} from '../domain/appraisal.js';

/** Where an appraisal stands after a command. */
export class Standing {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: AppraisalId;

  @ApiProperty({ enum: APPRAISAL_STATES })
  readonly state!: AppraisalState;

  @ApiProperty({ description: 'Grows with every change; `expectedVersion` of the next one' })
  readonly version!: number;

  @ApiProperty({ description: '0 until it is final, then 1 and one more for each correction' })
  readonly revision!: number;

  @ApiProperty({ enum: PREDICATES, nullable: true })
  readonly predicate!: Predicate | null;

  @ApiProperty({ enum: FINAL_BECAUSE, nullable: true })
  readonly finalBecause!: FinalBecause | null;
}

export const standing = (id: AppraisalId, appraisal: Appraisal): Standing => ({
  id,
  state: appraisal.state,
  version: appraisal.version,
  revision: revisionOf(appraisal),
  predicate: predicateIn(appraisal),
  finalBecause: appraisal.state === 'ACKNOWLEDGED' ? appraisal.finalBecause : null,
});
