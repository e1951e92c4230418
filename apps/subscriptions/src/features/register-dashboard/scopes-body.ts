import { AppraisalCompleted, AppraisalCorrected, needsPersonalData } from '#contracts';
import type { Transaction } from '#messaging';
import { accepted, BooleanField, ChoiceListField, CodeListField, NameField } from '#platform';
import { checkScopes, type Scopes } from '../../domain/scopes.js';
import { unitIdsOf } from '../../persistence/units.js';
import { PUBLISHED_TYPES } from '../../published.js';

/** What a registration that says nothing else is given. */
const FIRST_SCOPES: Scopes = {
  eventTypes: [AppraisalCompleted.type, AppraisalCorrected.type],
  unitIds: null,
  personalData: false,
};

const MOST_UNITS = 500;

/** What a dashboard may hear and whom to ask about it. */
export class ScopesBody {
  @NameField({ max: 200, description: 'Whom to ask: a person or office with a telephone number or address' })
  readonly contact!: string;

  @ChoiceListField(PUBLISHED_TYPES, {
    min: 1,
    max: PUBLISHED_TYPES.length,
    optional: true,
    description: 'When left out: completed and corrected appraisals; in a change, those that it had',
  })
  readonly eventTypes?: readonly string[];

  @CodeListField({
    max: MOST_UNITS,
    optional: true,
    description:
      'Codes or ids of units, each with all below it as they were at an event; all when empty. When left out: all; in a change, those that it had',
  })
  readonly units?: readonly string[];

  @BooleanField({
    optional: true,
    description:
      'Whether events name employees; events of employees and positions need it. When left out: false; in a change, as it was',
  })
  readonly personalData?: boolean;
}

/**
 * @param before what is left out stays as it is here: who only changes the contact must not widen anything
 * @throws RuleRefused for an unknown unit, or a type that needs personal data
 */
export async function scopesOf(
  tx: Transaction,
  { eventTypes, units, personalData }: ScopesBody,
  before = FIRST_SCOPES,
): Promise<Scopes> {
  const scopes = {
    eventTypes: [...new Set(eventTypes ?? before.eventTypes)].sort(),
    unitIds: units === undefined ? before.unitIds : await unitIdsOrAll(tx, units),
    personalData: personalData ?? before.personalData,
  };
  accepted(checkScopes(scopes, needsPersonalData));
  return scopes;
}

const unitIdsOrAll = async (tx: Transaction, units: readonly string[]): Promise<Scopes['unitIds']> =>
  units.length === 0 ? null : accepted(await unitIdsOf(tx, units, '/units'));
