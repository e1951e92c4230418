import { ApiProperty } from '@nestjs/swagger';
import {
  eachElement,
  satisfactionOf,
  SERVICE_QUALITIES,
  type ServiceQuality,
  SURVEY_ELEMENT_NAMES,
  SURVEY_ELEMENTS,
  type SurveyElement,
} from '#civil-service';
import { monthsName } from '../../domain/months.js';
import type { ToldForms } from '../../domain/survey-groups.js';
import { ServiceOfUnit } from './rows-query.js';

const Average = (element: SurveyElement): PropertyDecorator =>
  ApiProperty({ type: Number, nullable: true, description: `NRR, 1 to 4: ${SURVEY_ELEMENT_NAMES[element]}` });

/** What the survey of satisfaction says of a service of a unit. */
export class SurveyedService extends ServiceOfUnit implements Record<SurveyElement, number | null> {
  @ApiProperty({ type: Number, nullable: true, description: 'Forms answered in surveyPeriod; null when withheld' })
  readonly surveyForms!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Indeks Kepuasan Masyarakat, 25 to 100 (PermenPANRB 14/2017); null without forms and when withheld',
  })
  readonly ikm!: number | null;

  @ApiProperty({
    enum: SERVICE_QUALITIES,
    nullable: true,
    description: 'Mutu pelayanan: A sangat baik (88.31), B baik (76.61), C kurang baik (65.00), D tidak baik',
  })
  readonly mutu!: ServiceQuality | null;

  @Average('U1')
  readonly U1!: number | null;

  @Average('U2')
  readonly U2!: number | null;

  @Average('U3')
  readonly U3!: number | null;

  @Average('U4')
  readonly U4!: number | null;

  @Average('U5')
  readonly U5!: number | null;

  @Average('U6')
  readonly U6!: number | null;

  @Average('U7')
  readonly U7!: number | null;

  @Average('U8')
  readonly U8!: number | null;

  @Average('U9')
  readonly U9!: number | null;

  @ApiProperty({ description: 'Whether the survey is kept back: alone its forms are too few, or give away others' })
  readonly satisfactionWithheld!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The months whose forms the row tells, `2025-05`, or `2025-02/2025-05` together. Of a row that is withheld the months with which its forms are told: ask for all of them. Null where they never are: its year has fewer than five',
  })
  readonly surveyPeriod!: string | null;
}

export const SATISFACTION_COLUMNS = [
  'surveyForms',
  'ikm',
  'mutu',
  ...SURVEY_ELEMENTS,
  'satisfactionWithheld',
  'surveyPeriod',
] as const satisfies readonly (keyof SurveyedService)[];

export type SatisfactionCells = Omit<SurveyedService, keyof ServiceOfUnit>;

export function satisfactionCells({ sums, months }: ToldForms): SatisfactionCells {
  const satisfaction = sums === undefined ? null : satisfactionOf(sums);
  return {
    surveyForms: sums?.forms ?? null,
    ikm: satisfaction?.ikm ?? null,
    mutu: satisfaction?.quality ?? null,
    ...eachElement((element) => satisfaction?.averages[element] ?? null),
    satisfactionWithheld: sums === undefined,
    surveyPeriod: months && monthsName(months),
  };
}
