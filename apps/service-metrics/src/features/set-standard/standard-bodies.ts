import { CodeField, DayField, NameField, NumberField } from '#platform';

/** A year of hours: no service may take longer and still be called on time. */
const MOST_HOURS = 8784;

export class StandardBody {
  @NumberField({ min: 0.01, max: MOST_HOURS, description: 'Hours by the service clock' })
  readonly hours!: number;

  @DayField({ description: 'First finishing day that is judged by it' })
  readonly effectiveFrom!: string;
}

export class ServiceBody {
  @CodeField({ description: 'What service events name the service by' })
  readonly code!: string;

  @NameField({ max: 200, description: 'Name in Bahasa Indonesia' })
  readonly nameId!: string;

  @NameField({ max: 200, description: 'Name in English' })
  readonly nameEn!: string;

  @NumberField({ min: 0.01, max: MOST_HOURS, description: 'Hours by the service clock' })
  readonly standardHours!: number;

  @DayField({ description: 'First finishing day that is judged by the standard' })
  readonly effectiveFrom!: string;
}
