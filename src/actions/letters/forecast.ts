import { type FamilyLimit, lastLeavesAt, leaveUntil, limitAt } from '../../domain/family-pace.ts'
import { sendingDomain } from '../../domain/sending-domain.ts'
import { ceilingOn, firstDayFor, WARM_UP_DAYS } from '../../domain/warm-up.ts'
import { type FamilyLimits, limitOf, slowedFrom } from '../../mail/family-limits.ts'
import type { FindFamilies } from '../../mail/find-families.ts'
import { findCohortDomains, lessonsByDay } from '../../store/cohort-domains.ts'
import type { Database } from '../../store/database.ts'
import { listSlowed } from '../../store/family-paces.ts'

export type ForecastParts = {
  db: Database
  limits: FamilyLimits
  families: FindFamilies
  /** The ISO date on which the warm-up of the sending domains begins; undefined: there is none. */
  warmUpFrom: string | undefined
  mailDomain: string | undefined
}

/** A letter of a cohort that is to come. */
type Ahead = { cohortId: number; people: number; dueAt: Date; expiresAt: Date }

export type Forecast = {
  /** When the last letter leaves, if nothing else does at that time. */
  last: Date
  /** The family that takes longest; undefined where nobody waits. */
  family: string | undefined
  /** Those who would not have it in time. */
  tooLate: number
}

/** When a letter will have left for everybody; undefined where nothing limits it, or nobody has counted yet. */
export async function forecastLetter(
  { db, limits, families }: ForecastParts,
  { cohortId, people, dueAt, expiresAt }: Ahead,
): Promise<Forecast | undefined> {
  if (limits.size === 0) return undefined
  const counted = await findCohortDomains(db, cohortId)
  if (!counted || counted.people === 0) return undefined
  await families.learn(Object.keys(counted.domains))
  const byFamily = new Map<string, number>()
  for (const [domain, readers] of Object.entries(counted.domains)) {
    const family = families.known(domain)
    byFamily.set(family, (byFamily.get(family) ?? 0) + (readers * people) / counted.people)
  }
  const slowed = new Map((await listSlowed(db, dueAt)).map(({ family, pace }) => [family, pace]))
  const all = [...byFamily].flatMap(([family, readers]) => {
    const pace = slowed.get(family)
    const limit = pace ? limitAt(slowedFrom(limits, family), pace, dueAt.getTime()) : limitOf(limits, family)
    return limit && family !== ''
      ? [ofFamily({ family, readers: Math.round(readers), limit }, { dueAt, expiresAt })]
      : []
  })
  return all.reduce(later, { last: dueAt, family: undefined, tooLate: 0 })
}

type Part = { family: string; readers: number; limit: FamilyLimit }

function ofFamily(
  { family, readers, limit: { aMinute } }: Part,
  { dueAt, expiresAt }: Pick<Ahead, 'dueAt' | 'expiresAt'>,
): Forecast {
  const due = dueAt.getTime()
  const last = new Date(lastLeavesAt(readers, aMinute, due))
  const inTime = leaveUntil(expiresAt.getTime(), aMinute, due)
  return { last, family: last > dueAt ? family : undefined, tooLate: Math.max(0, readers - inTime) }
}

function later(one: Forecast, other: Forecast): Forecast {
  const { last, family } = other.last > one.last ? other : one
  return { last, family, tooLate: one.tooLate + other.tooLate }
}

/** A day on which more is to leave from a domain than its warm-up has room for. */
export type OverCeiling = { day: string; domain: string; letters: number; ceiling: number; roomFrom: string }

const DAY_MS = 24 * 60 * 60_000

/** The first day of each sending domain that is over its ceiling, by the lessons of all cohorts that are planned. */
export async function overCeiling(
  { db, warmUpFrom, mailDomain }: ForecastParts,
  now: Date,
): Promise<OverCeiling[]> {
  if (warmUpFrom === undefined) return []
  const until = new Date(Date.parse(warmUpFrom) + WARM_UP_DAYS * DAY_MS)
  const days = await lessonsByDay(db, { now, until })
  const over = Map.groupBy(
    days,
    ({ day, sender }) => `${day} ${sendingDomain({ address: sender }, mailDomain)}`,
  )
  const found = [...over].flatMap(([key, of]) => {
    const [day = '', domain = ''] = key.split(' ')
    const letters = of.reduce((sum, { people }) => sum + people, 0)
    const ceiling = ceilingOn(warmUpFrom, day)
    if (ceiling === undefined || letters <= ceiling) return []
    return [{ day, domain, letters, ceiling, roomFrom: firstDayFor(warmUpFrom, letters) }]
  })
  return [...Map.groupBy(found, ({ domain }) => domain).values()].flatMap(([first]) => first ?? [])
}
