export * from './appraisal/appraisal-completed.js';
export * from './appraisal/appraisal-corrected.js';
export * from './appraisal/history-imported.js';
export * from './development/assignment-made.js';
export * from './development/assignment-withdrawn.js';
export * from './event-contract.js';
export * from './fields.js';
export * from './personnel/employee-recorded.js';
export * from './personnel/position-recorded.js';
export * from './personnel/unit-recorded.js';
export * from './rewards/eligibility-decided.js';
export * from './rewards/eligibility-withdrawn.js';
export * from './rewards/review-opened.js';
export * from './rewards/review-withdrawn.js';
export * from './service-metrics/realisation-changed.js';
export * from './service-requests/request-finished.js';
export * from './service-requests/request-received.js';
export * from './service-requests/request-rejected.js';
export * from './service-requests/request-resumed.js';
export * from './service-requests/request-returned.js';
export * from './service-requests/requirements-completed.js';
export * from './service-requests/survey-answered.js';
export * from './subscriptions/dashboard-recorded.js';
export * from './target-setting/evidence-recorded.js';
export * from './target-setting/plan-agreed.js';
export * from './target-setting/plan-proposed.js';
export * from './target-setting/plan-returned.js';
export * from './topics.js';
export { catalogue, publishedContracts } from './catalogue.js';
export { EMPLOYEE_FIELDS, employeeFieldsOf, fieldsLeftOut, needsPersonalData } from './employee-fields.js';
export { ASSIGNMENT_KINDS, type AssignmentKind } from './development/assignment-fields.js';
export { CRITERION_OUTCOMES } from './rewards/eligibility-fields.js';
export type { SchemaError } from './schema-errors.js';
export { asyncApi } from './publish/asyncapi/asyncapi.js';
export type { AsyncApiDocument } from './publish/asyncapi/document-parts.js';
export { topicAddress, topicText } from './publish/asyncapi/topics.js';
export type { Bilingual, ContractLanguage } from './publish/bilingual.js';
export { EVENT_TEXTS } from './publish/event-texts.js';
export { kindOf } from './publish/field-kind.js';
export { fieldsOf, type PublishedField } from './publish/fields.js';
export {
  type JsonSchema,
  schemaDocument,
  type SchemaDocument,
  schemaWithoutPersonalData,
} from './publish/json-schema.js';
export { type Release, releaseOf } from './publish/release.js';
export { keyTemplate, subjectTemplate } from './publish/template.js';
