import { ApiProperty } from '@nestjs/swagger';
import {
  eachElement,
  satisfactionOf,
  SERVICE_QUALITIES,
  type ServiceQuality,
  SURVEY_ELEMENT_NAMES,
  SURVEY_ELEMENTS,
  type SurveyElement,
  type SurveySums,
} from '#civil-service';
import { ServiceOfUnit } from './rows-query.js';

const Average = (element: SurveyElement): PropertyDecorator =>
  ApiProperty({ type: Number, nullable: true, description: `NRR, 1 to 4: ${SURVEY_ELEMENT_NAMES[element]}` });

/** What the survey of satisfaction says of a service of a unit. */
export class SurveyedService extends ServiceOfUnit implements Record<SurveyElement, number | null> {
  @ApiProperty({ type: Number, nullable: true, description: 'Forms answered in the period; null when withheld' })
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

  @ApiProperty({ description: 'Whether the survey is kept back, since it would tell of fewer than five forms' })
  readonly satisfactionWithheld!: boolean;
}

export const SATISFACTION_COLUMNS = [
  'surveyForms',
  'ikm',
  'mutu',
  ...SURVEY_ELEMENTS,
  'satisfactionWithheld',
] as const satisfies readonly (keyof SurveyedService)[];

export type SatisfactionCells = Omit<SurveyedService, keyof ServiceOfUnit>;

/** Undefined is withheld. */
export function satisfactionCells(sums: SurveySums | undefined): SatisfactionCells {
  const satisfaction = sums === undefined ? null : satisfactionOf(sums);
  return {
    surveyForms: sums?.forms ?? null,
    ikm: satisfaction?.ikm ?? null,
    mutu: satisfaction?.quality ?? null,
    ...eachElement((element) => satisfaction?.averages[element] ?? null),
    satisfactionWithheld: sums === undefined,
  };
}
