import { createHash } from 'node:crypto';
import { SURVEY_ELEMENTS, type SurveyElement } from '#civil-service';
import { asText, type Column } from '../columns.js';
import type { Kind } from '../kind.js';
import { departmentsEvents, type Row } from './departments-events.js';
import { timeOf } from './events.js';

/** What is no whole number is left for the door to refuse. */
const answerOf = (cell: string): unknown => (/^\d$/.test(cell.trim()) ? Number(cell) : cell.trim());

const elementColumn = (element: SurveyElement): Column => ({
  field: element,
  headings: [],
  isRequired: true,
  read: answerOf,
});

const COLUMNS: readonly Column[] = [
  { field: 'time', headings: ['waktu'], isRequired: true, read: timeOf },
  { field: 'responseId', headings: ['nomor formulir'], isRequired: true, read: asText },
  { field: 'serviceCode', headings: ['kode layanan'], isRequired: true, read: asText },
  ...SURVEY_ELEMENTS.map(elementColumn),
];

/** Of all that the form says: a form that was mended in the file is another event, and is refused as one if it was counted. */
const idOf = (row: Row): string => `csv-${createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32)}`;

/** A department's answered forms of the survey of satisfaction, a row each. */
export const surveys = (): Kind =>
  departmentsEvents(COLUMNS, (row) => ({
    id: idOf(row),
    type: 'teladan.service.survey-answered.v1',
    time: row.time,
    data: {
      responseId: row.responseId,
      serviceCode: row.serviceCode,
      answers: Object.fromEntries(SURVEY_ELEMENTS.map((element) => [element, row[element]])),
    },
  }));
