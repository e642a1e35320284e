/** How an hour is written, 24 hours, such as `07:30`. */
export const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/
export const NO_WALL_TIME = 'expected an hour between 00:00 and 23:59, such as 07:30'
export const NO_DATE = 'expected a date such as 2026-12-25'

/** Whether a text is a date of the calendar, such as `2026-12-25`; the 29th of February in leap years alone. */
export function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
