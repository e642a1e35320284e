import { DateTime } from 'luxon'

/** `2027-03-17 13:00` in a zone, as spreadsheets read it; null where there is none. */
export function sheetMoment(at: Date | null, zone: string): string | null {
  return at && DateTime.fromJSDate(at, { zone }).toFormat('yyyy-LL-dd HH:mm')
}
