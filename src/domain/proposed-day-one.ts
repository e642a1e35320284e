import type { IsoDate } from './calendar-rule.ts'
import { addDays, localDate } from './local-time.ts'
import type { Programme } from './programme.ts'
import { firstTeachingDate } from './shifted-start.ts'

/** In days: time to enrol people before the first lesson. */
const FROM_NOW = 7

/** When a new cohort of a programme is proposed to begin: on the first Monday in a week or more. */
export function proposedDayOne({ zone }: Pick<Programme, 'zone'>, now: Date): IsoDate {
  const soonest = addDays(localDate(now, zone), FROM_NOW - 1)
  return firstTeachingDate({ rule: { days: ['monday'] }, zone, after: soonest })
}
