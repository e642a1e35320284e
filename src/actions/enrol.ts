import { type Address, addressKey } from '../domain/address.ts'
import { firstDayAfter } from '../domain/calendar.ts'
import type { Clock } from '../domain/clock.ts'
import type { Cohort, Track } from '../domain/cohort.ts'
import { planTrack } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { UserError } from '../domain/user-error.ts'
import { ensureTrack } from '../store/cohorts.ts'
import type { Database } from '../store/database.ts'
import { planDispatches } from '../store/dispatches.ts'
import { addEnrolments, ensureSubscribers } from '../store/enrolments.ts'

export type Enrollee = { address: Address; firstName?: string; zone?: string; at?: string }

/** How many are new in the cohort, and how many were in it before; an address given twice counts once. */
export type EnrolResult = { enrolled: number; already: number }

const PAGE = 5_000

/**
 * Enrols people in a cohort, all or none. Each goes to the track of their zone and hour; who comes after day one
 * follows the cohort's rule for late joiners. An address that is enrolled already stays as it is.
 * @throws UserError when the cohort takes nobody any more.
 */
export async function enrol(
  db: Database,
  { cohort, programme, people }: { cohort: Cohort; programme: Programme; people: Enrollee[] },
  clock: Clock,
): Promise<EnrolResult> {
  const asked = clock.now()
  if (cohort.state === 'cancelled') throw new UserError(`the cohort ${cohort.slug} is cancelled`)
  const everyone = onceEach(people)
  return db.transaction().execute(async (tx) => {
    let enrolled = 0
    for (const [dates, group] of groupByTrack(everyone, (person) =>
      trackFor({ cohort, programme }, person, asked),
    )) {
      const track = await ensureTrack(tx, cohort.id, dates)
      // Read once the track is ours: a tick that turned its lesson into deliveries meanwhile did not see these people.
      const now = clock.now()
      if (track.isNew)
        await planDispatches(tx, track.id, planTrack(programme, cohort.calendar, track).lessons)
      for (let from = 0; from < group.length; from += PAGE) {
        const page = group.slice(from, from + PAGE)
        await ensureSubscribers(tx, page.map(subscriberOf), now)
        const joining = { cohortId: cohort.id, trackId: track.id, joinedAt: now }
        enrolled += await addEnrolments(
          tx,
          joining,
          page.map(({ address }) => addressKey(address)),
        )
      }
    }
    return { enrolled, already: everyone.length - enrolled }
  })
}

function subscriberOf({ address, firstName }: Enrollee) {
  return { address, addressKey: addressKey(address), firstName }
}

/** Everyone once, in the order given; of an address given twice, the first. */
function onceEach(people: Enrollee[]): Enrollee[] {
  const once = new Map<string, Enrollee>()
  for (const person of people) {
    const key = addressKey(person.address)
    if (!once.has(key)) once.set(key, person)
  }
  return [...once.values()]
}

/** People grouped by the dates of their track. */
function groupByTrack(people: Enrollee[], dates: (person: Enrollee) => Omit<Track, 'id'>) {
  const groups = new Map<string, [Omit<Track, 'id'>, Enrollee[]]>()
  for (const person of people) {
    const track = dates(person)
    const key = `${track.dayOne} ${track.zone} ${track.at}`
    const group = groups.get(key)
    if (group) group[1].push(person)
    else groups.set(key, [track, [person]])
  }
  // In one order for everybody: two imports that lock the same tracks in opposite orders would wait for each other.
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function trackFor(
  { cohort, programme }: { cohort: Cohort; programme: Programme },
  person: Enrollee,
  now: Date,
): Omit<Track, 'id'> {
  const zone = person.zone ?? cohort.zone
  const onTime = { dayOne: cohort.dayOne, zone, at: person.at ?? cohort.at }
  const dayAfter = firstDayAfter(now, zone)
  if (cohort.start === 'rolling')
    return { ...onTime, dayOne: [dayAfter, cohort.dayOne].toSorted()[1] ?? dayAfter }
  const first = planTrack(programme, cohort.calendar, onTime).lessons[0]
  const late = first !== undefined && first.dueAt < now
  if (!late || cohort.lateJoiners === 'next-lesson') return onTime
  if (cohort.lateJoiners === 'from-day-one') return { ...onTime, dayOne: dayAfter }
  throw new UserError(
    `the cohort ${cohort.slug} began on ${cohort.dayOne} and takes nobody after that: enrol them in the next cohort`,
  )
}
