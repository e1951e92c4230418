import { AppraisalCompleted, AppraisalCorrected, needsPersonalData } from '#contracts';
import type { Transaction } from '#messaging';
import { accepted, BooleanField, ChoiceListField, CodeListField, TextField } from '#platform';
import { checkScopes, type Scopes } from '../../domain/scopes.js';
import { unitIdsOf } from '../../persistence/units.js';
import { PUBLISHED_TYPES } from '../../published.js';

const APPRAISALS: readonly string[] = [AppraisalCompleted.type, AppraisalCorrected.type];

const MOST_UNITS = 500;

/** What a dashboard may hear and whom to ask about it. */
export class ScopesBody {
  @TextField({ max: 200, description: 'Whom to ask: a person or office with a telephone number or address' })
  readonly contact!: string;

  @ChoiceListField(PUBLISHED_TYPES, {
    min: 1,
    max: PUBLISHED_TYPES.length,
    optional: true,
    description: 'Completed and corrected appraisals when left out',
  })
  readonly eventTypes?: readonly string[];

  @CodeListField({
    max: MOST_UNITS,
    optional: true,
    description: 'Codes or ids of units, each with all below it as they were at an event; all when empty or left out',
  })
  readonly units?: readonly string[];

  @BooleanField({
    optional: true,
    description: 'Whether events name employees; events of employees and positions need it. False when left out',
  })
  readonly personalData?: boolean;
}

/** @throws RuleRefused for an unknown unit, or a type that needs personal data */
export async function scopesOf(tx: Transaction, { eventTypes, units = [], personalData }: ScopesBody): Promise<Scopes> {
  const scopes = {
    eventTypes: [...new Set(eventTypes ?? APPRAISALS)].sort(),
    unitIds: units.length === 0 ? null : accepted(await unitIdsOf(tx, units, '/units')),
    personalData: personalData ?? false,
  };
  accepted(checkScopes(scopes, needsPersonalData));
  return scopes;
}
