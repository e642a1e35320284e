import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Author, Deed } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import {
  findListed,
  lockListed,
  registerPresent,
  setAttended,
  setOthersAbsent,
} from '../../store/attendance.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { countRegistrations, type EventKey, lockEventPlaces } from '../../store/registrations.ts'
import type { AttendanceRow } from './attendance-blocks.ts'
import { type AttendanceGroups, groupAttendance, type ListedEnrolment } from './attendance-groups.ts'
import { eventOfCohort } from './event-of-cohort.ts'
import type { CohortEvent } from './events-of-cohort.ts'

/** Who attended a webinar, as a list says; one row for each person. */
export type AttendanceRequest = { cohort: string; event: string; rows: readonly AttendanceRow[] }

/** What a list means, shown before it is stored. */
export type AttendancePlan = {
  cohort: Cohort
  event: CohortEvent
  startsAt: Date
  groups: AttendanceGroups
  /** The number of people who are registered and not on the list. */
  unlisted: number
  /** Whether those people become absent. Not when nobody on the list attended: it is then a list of something else. */
  marksUnlisted: boolean
}

/**
 * Computes what a list means, and changes nothing.
 * @throws Refused when there is no such cohort or event, or when nobody can have attended: it is not a webinar, has not
 * started, or was cancelled.
 */
export async function planAttendance(
  db: Database,
  request: AttendanceRequest,
  clock: Clock,
): Promise<AttendancePlan> {
  return (await workOut(db, request, clock)).plan
}

/**
 * Stores who attended a webinar, all or nothing; committed when it returns. Storing another list replaces the previous
 * one, and storing the same list again changes nothing but the journal.
 * @throws Refused as `planAttendance` does.
 */
export async function noteAttendance(
  db: Database,
  request: AttendanceRequest & { by: Author },
  clock: Clock,
): Promise<AttendancePlan> {
  return inTransaction(db, async (tx) => {
    const { cohort } = await eventOfCohort(tx, request)
    await lockEventPlaces(tx, { cohortId: cohort.id, event: request.event })
    await lockListed(tx, { cohortId: cohort.id, addressKeys: keysOf(request) })
    const { plan, key } = await workOut(tx, request, clock)
    const now = clock.now()
    await store(tx, { plan, key, now })
    await writeEntry(tx, { by: request.by, at: now, cohortId: key.cohortId, deed: deedOf(plan) })
    return plan
  })
}

type WorkedOut = { plan: AttendancePlan; key: EventKey }

async function workOut(db: Database, request: AttendanceRequest, clock: Clock): Promise<WorkedOut> {
  const { cohort, found } = await eventOfCohort(db, request)
  const startsAt = startOf(cohort, found, clock.now())
  const key = { cohortId: cohort.id, event: request.event }
  const listed = await findListed(db, { ...key, addressKeys: keysOf(request) })
  const groups = groupAttendance(request.rows, listed, startsAt)
  const { registered } = await countRegistrations(db, key)
  const unlisted = registered - groups.present.length - groups.absent.length
  const marksUnlisted = request.rows.some(({ attended }) => attended)
  return { plan: { cohort, event: found, startsAt, groups, unlisted, marksUnlisted }, key }
}

function startOf(cohort: Cohort, { event, kind, moments, cancelled }: CohortEvent, now: Date): Date {
  if (kind !== 'webinar' || !moments.start) throw new Refused({ refused: 'attendance-of-no-webinar', event })
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: cohort.slug })
  if (cancelled) throw new Refused({ refused: 'attendance-of-cancelled', event })
  if (moments.start.at > now) throw new Refused({ refused: 'attendance-too-early', event })
  return moments.start.at
}

async function store(
  tx: Database,
  { plan, key, now }: { plan: AttendancePlan; key: EventKey; now: Date },
): Promise<void> {
  const { present, absent, unregistered } = plan.groups
  await registerPresent(tx, key, { enrolmentIds: idsOf(unregistered), now })
  await setAttended(tx, key.event, { enrolmentIds: idsOf(present), attended: true })
  await setAttended(tx, key.event, { enrolmentIds: idsOf(absent), attended: false })
  if (plan.marksUnlisted) await setOthersAbsent(tx, key, idsOf([...present, ...absent, ...unregistered]))
}

function deedOf({ event, groups, unlisted, marksUnlisted }: AttendancePlan): Deed {
  const { present, unregistered, absent } = groups
  return {
    act: 'event-attended',
    event: event.title,
    attended: present.length + unregistered.length,
    absent: absent.length + (marksUnlisted ? unlisted : 0),
  }
}

function idsOf(people: readonly ListedEnrolment[]): number[] {
  return people.map(({ enrolmentId }) => enrolmentId)
}

function keysOf({ rows }: AttendanceRequest): string[] {
  return rows.map(({ address }) => addressKey(address))
}
