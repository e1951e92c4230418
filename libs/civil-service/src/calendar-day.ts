/** Whether a text is a day of the calendar as `YYYY-MM-DD`: 30 February is none. */
export const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // `Date` turns 30 February into 2 March instead of refusing it.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};
