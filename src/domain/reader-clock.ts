import { LRUCache } from 'lru-cache'
import { IANAZone } from 'luxon'
import type { IsoDate } from './calendar-rule.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type Shown = { readonly at: Date; readonly wholeDay: boolean; readonly date: IsoDate }

/** What calendars and clocks in a zone show at a moment, read with the UTC getters. A whole day keeps its date. */
export function shownAt(moment: Shown, zone: string): Date {
  return new Date(moment.wholeDay ? Date.parse(`${moment.date}T00:00Z`) : onClock(moment.at, zone))
}

/** Midnight of the date in a zone at `now`, read with the UTC getters. */
export function startOfToday(now: Date, zone: string): Date {
  return new Date(Math.floor(onClock(now, zone) / DAY) * DAY)
}

/** Calendar days from one shown date to another, negative when it is before. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / DAY) - Math.floor(from.getTime() / DAY)
}

// A luxon DateTime says the same at ten times the cost, and a letter asks many times.
function onClock(instant: Date, zone: string): number {
  return instant.getTime() + offsetAt(instant, zone) * MINUTE
}

/** Offsets last asked for: thousands of letters that leave together ask for the same few. */
const offsets = new LRUCache<string, number>({ max: 200 })

/** Minutes that clocks in a zone are ahead of UTC at an instant. Throws a RangeError where there is no such zone. */
export function offsetAt(instant: Date, zone: string): number {
  const milliseconds = instant.getTime()
  const key = `${milliseconds} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = IANAZone.create(zone).offset(milliseconds)
  if (Number.isNaN(offset)) throw new RangeError(`there is no time zone "${zone}"`)
  offsets.set(key, offset)
  return offset
}
