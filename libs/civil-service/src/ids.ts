declare const brand: unique symbol;

/** A string that only the named kind of thing is known by: an EmployeeId cannot be passed where a UnitId is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type EmployeeId = Id<'employee'>;
export type UnitId = Id<'unit'>;
export type PositionId = Id<'position'>;
export type PlanId = Id<'plan'>;
export type ResultId = Id<'result'>;
export type IndicatorId = Id<'indicator'>;
export type PeriodId = Id<'period'>;
export type AppraisalId = Id<'appraisal'>;
/** A citizen's request at a department: the department's own number, unique within the department. */
export type RequestId = Id<'request'>;
/** An answered form of the survey of satisfaction: the department's own number, unique within the department. */
export type ResponseId = Id<'response'>;
export type ServiceCode = Id<'service'>;

/** Marks a checked string as an id. Call it where input enters the domain, nowhere else. */
export const asId = <T extends Id<string>>(value: string): T => value as T;
