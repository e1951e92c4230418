import { departmentTopic, PlanAgreed, UnitRecorded } from '#contracts';
import type { DataOf } from '#contracts';

/** The department, its officers and services: the same in every run. */

export const UNIT: DataOf<typeof UnitRecorded> = { ...UnitRecorded.example, code: 'bench', parentId: null };

export const TOPIC = departmentTopic(UNIT.code);

/** The program whose registration each event is held against. */
export const PROGRAM = 'loket';
export const SOURCE = `/departments/${UNIT.code}/${PROGRAM}`;

export const SERVICES = ['akta-kelahiran', 'akta-kematian', 'kk', 'ktp-el', 'kia', 'skpwni'] as const;

export interface Officer {
  readonly employeeId: string;
  readonly serviceCode: string;
}

const uuid = (kind: number, n: number): string => `5d0f7f2a-1b2c-4d3e-8f4${kind}-${String(n).padStart(12, '0')}`;

export const OFFICERS: readonly Officer[] = Array.from({ length: 40 }, (_, n) => ({
  employeeId: uuid(0, n),
  serviceCode: SERVICES[n % SERVICES.length] ?? SERVICES[0],
}));

export const YEAR = 2024;

/** Every fourth officer has agreed to a plan that his services are evidence for: his realisations are published. */
export const PLANS: readonly DataOf<typeof PlanAgreed>[] = OFFICERS.filter((_, n) => n % 4 === 0).map(
  ({ employeeId, serviceCode }, n) => ({
    planId: uuid(1, n),
    employeeId,
    year: YEAR,
    version: 1,
    agreedBy: uuid(0, 99),
    results: [
      {
        resultId: uuid(2, n),
        title: 'Layanan selesai tepat waktu',
        kind: 'UTAMA',
        indicators: [
          {
            indicatorId: uuid(3, n),
            aspect: 'WAKTU',
            description: 'Selesai dalam 24 jam sejak persyaratan lengkap',
            target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
            measurement: { serviceCode, measure: 'SHARE_WITHIN', withinHours: 24 },
          },
        ],
      },
    ],
  }),
);
