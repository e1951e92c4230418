import { type Static, Type } from '@sinclair/typebox';
import { COMPARISONS, INDICATOR_ASPECTS, MEASURES, RESULT_KINDS } from '#civil-service';
import { Code, Exactly, Nullable, OneOf, Text, Uuid } from '../fields.js';

/** What an indicator takes its realisation from: a measurement of one service's events. */
export const MeasurementField = Exactly({
  serviceCode: Code,
  measure: OneOf(MEASURES),
  /** The limit of SHARE_WITHIN, in hours; null for the other measures. */
  withinHours: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 8784 })),
});

export const IndicatorField = Exactly({
  indicatorId: Uuid,
  aspect: OneOf(INDICATOR_ASPECTS),
  description: Text(500),
  target: Exactly({ comparison: OneOf(COMPARISONS), value: Type.Number(), unit: Text(40) }),
  measurement: Nullable(MeasurementField),
});

export const ResultField = Exactly({
  resultId: Uuid,
  title: Text(500),
  kind: OneOf(RESULT_KINDS),
  indicators: Type.Array(IndicatorField, { minItems: 1, maxItems: 20 }),
});

export const ResultsField = Type.Array(ResultField, { minItems: 1, maxItems: 20 });

export const exampleResults: Static<typeof ResultsField> = [
  {
    resultId: '7c1e0c52-0000-4000-8000-000000000001',
    title: 'Akta kelahiran terbit tepat waktu',
    kind: 'UTAMA',
    indicators: [
      {
        indicatorId: '7c1e0c52-0000-4000-8000-0000000000a1',
        aspect: 'WAKTU',
        description: 'Akta kelahiran selesai dalam 24 jam sejak persyaratan lengkap',
        target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
        measurement: { serviceCode: 'akta-kelahiran', measure: 'SHARE_WITHIN', withinHours: 24 },
      },
    ],
  },
];
