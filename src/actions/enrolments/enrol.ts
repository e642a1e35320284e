import { type Address, addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Clock } from '../../domain/clock.ts'
import { Refused } from '../../domain/refusal.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import {
  addEnrolments,
  enrolGuest,
  ensureSubscribers,
  type Joining,
  lockGuests,
  type NewSubscriber,
} from '../../store/enrolments.ts'
import { erasedAmong } from '../../store/erased-addresses.ts'
import { addLettersSoFar } from '../../store/event-dispatches.ts'
import { lockTracksOn } from '../../store/moves.ts'
import { type CohortCourse, datesOfJoining, placeInTrack, type TrackDates } from './place-in-track.ts'

export type Enrollee = {
  address: Address
  firstName?: string
  zone?: string
  at?: string
  /** What may stand for the address if it was erased, where it was worked out beforehand. */
  hashes?: readonly string[]
}

export type EnrolRequest = CohortCourse & {
  people: Enrollee[]
  /** The legal basis for writing to these people, in the organiser's own words. It is stored with each enrolment. */
  basis: string
  /** The keys of the hashes that stand for erased addresses. */
  keys: TokenKeys
  /** The import by which they come. */
  importId?: number | undefined
}

/**
 * The number of people newly enrolled, already enrolled, and left out because they had themselves erased. An address
 * given twice counts once.
 */
export type EnrolResult = { enrolled: number; already: number; erased: number }

const PAGE = 5_000

/**
 * Enrols people in a cohort, all or none. Each goes to the track of their zone and hour. Anyone who joins after day one
 * follows the cohort's rule for late joiners. Their language is the programme's, because they chose none. An address
 * that is already enrolled stays as it is. A guest of an event follows the course from now on. An erased address can
 * return only by its own sign-up.
 * @throws Refused when the cohort is cancelled or has begun without taking late joiners, or when the basis is empty.
 */
export async function enrol(db: Database, request: EnrolRequest, clock: Clock): Promise<EnrolResult> {
  const { cohort, people, basis, importId } = request
  const { language } = request.programme
  const asked = clock.now()
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: cohort.slug })
  if (basis.trim() === '') throw new Refused({ refused: 'no-basis' })
  const everyone = onceEach(people)
  return inTransaction(db, async (tx) => {
    const willing = await withoutErased(tx, everyone, request.keys)
    const groups = groupByTrack(
      willing,
      onceForEach((person) => datesFor(request, person, asked)),
    )
    const guests = await lockGuests(tx, cohort.id, willing.map(keyOf))
    // Lock order: every track before any enrolment row. A concurrent sign-up already holds a track and may want one of
    // these rows.
    const tracks = groups.map(([dates]) => dates)
    await lockTracksOn(tx, cohort.id, tracks)
    const placed: Placed[] = []
    for (const [dates, group] of groups) {
      const { id: trackId } = await placeInTrack(tx, request, dates)
      for (const person of group) placed.push({ ...subscriberOf(person), trackId })
    }
    const joining = { cohortId: cohort.id, joinedAt: clock.now(), basis, language, importId }
    let enrolled = 0
    for (let from = 0; from < placed.length; from += PAGE)
      enrolled += await addPage(tx, { joining, guests, page: placed.slice(from, from + PAGE) })
    return { enrolled, already: willing.length - enrolled, erased: everyone.length - willing.length }
  })
}

type Placed = NewSubscriber & { trackId: number }

type Page = { joining: Joining; guests: ReadonlyMap<string, number>; page: readonly Placed[] }

/** The number of people newly enrolled. */
async function addPage(tx: Database, { joining, guests, page }: Page): Promise<number> {
  await ensureSubscribers(tx, page, joining.joinedAt)
  const strangers = page.filter(({ addressKey }) => !guests.has(addressKey))
  let enrolled = await addEnrolments(tx, joining, strangers)
  for (const { addressKey, trackId } of page) {
    const guest = guests.get(addressKey)
    if (guest !== undefined && (await welcomeGuest(tx, { ...joining, trackId }, guest))) enrolled += 1
  }
  return enrolled
}

/** Lets a guest follow the course. Letters to a reader count from this instant. */
async function welcomeGuest(
  tx: Database,
  joining: Joining & { trackId: number },
  enrolmentId: number,
): Promise<boolean> {
  const { trackId, joinedAt: now } = joining
  await addLettersSoFar(tx, { enrolmentId, trackId, now })
  return enrolGuest(tx, joining, enrolmentId)
}

/** Keeps each address once, in the order given. Of an address given twice, the first wins. */
function onceEach(people: Enrollee[]): Enrollee[] {
  const once = new Map<string, Enrollee>()
  for (const person of people) {
    const key = addressKey(person.address)
    if (!once.has(key)) once.set(key, person)
  }
  return [...once.values()]
}

async function withoutErased(tx: Database, people: Enrollee[], keys: TokenKeys): Promise<Enrollee[]> {
  const hashesOf = ({ address, hashes }: Enrollee) => hashes ?? addressHashes(keys, address)
  const erased = await erasedAmong(tx, people.flatMap(hashesOf))
  if (erased.size === 0) return people
  return people.filter((person) => !hashesOf(person).some((hash) => erased.has(hash)))
}

function keyOf({ address }: Enrollee): string {
  return addressKey(address)
}

function subscriberOf({ address, firstName }: Enrollee): NewSubscriber {
  return { address, addressKey: addressKey(address), firstName }
}

/** Groups people by the dates of their track. */
function groupByTrack(people: Enrollee[], dates: (person: Enrollee) => TrackDates) {
  const groups = new Map<string, [TrackDates, Enrollee[]]>()
  for (const person of people) {
    const track = dates(person)
    const key = `${track.dayOne} ${track.zone} ${track.at}`
    const group = groups.get(key)
    if (group) group[1].push(person)
    else groups.set(key, [track, [person]])
  }
  // Sorted, so that every import locks in one order. Two imports that add the same tracks in opposite orders would
  // deadlock.
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** As `dates`, which asks the calendar of a whole course: most people of a list have the same zone and hour. */
function onceForEach(dates: (person: Enrollee) => TrackDates): (person: Enrollee) => TrackDates {
  const known = new Map<string, TrackDates>()
  return (person) => {
    const key = `${person.zone ?? ''} ${person.at ?? ''}`
    const found = known.get(key) ?? dates(person)
    known.set(key, found)
    return found
  }
}

function datesFor(course: CohortCourse, person: Enrollee, now: Date): TrackDates {
  const dates = datesOfJoining(course, person, now)
  if (dates) return dates
  const { slug, dayOne } = course.cohort
  throw new Refused({ refused: 'cohort-begun', cohort: slug, dayOne })
}
