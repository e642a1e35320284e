import { type Address, addressKey } from '../../domain/address.ts'
import type { ListedPerson } from '../../store/attendance.ts'
import type { AttendanceRow } from './attendance-blocks.ts'

export type ListedEnrolment = { enrolmentId: number; address: Address }

/** The people of a list, by what it means for them. */
export type AttendanceGroups = {
  /** Registered, and there. */
  present: ListedEnrolment[]
  /** Registered, and not there. */
  absent: ListedEnrolment[]
  /** There, and in the cohort without a registration. */
  unregistered: ListedEnrolment[]
  /** There, and they took their registration back since it started: they want no letter about it. */
  tookBack: ListedEnrolment[]
  /** Not there, and not registered. */
  notConcerned: ListedEnrolment[]
  /** Whom no letter of the cohort reaches. */
  unknown: Address[]
}

/** Sorts a list, in its order; `startsAt` is when the event starts. */
export function groupAttendance(
  rows: readonly AttendanceRow[],
  listed: readonly ListedPerson[],
  startsAt: Date,
): AttendanceGroups {
  const people = new Map(listed.map((person) => [person.addressKey, person]))
  const groups: AttendanceGroups = {
    ...{ present: [], absent: [], unregistered: [], tookBack: [], notConcerned: [], unknown: [] },
  }
  for (const { address, attended } of rows) {
    const person = people.get(addressKey(address))
    if (!person) groups.unknown.push(address)
    else groups[groupOf(person, { attended, startsAt })].push({ enrolmentId: person.enrolmentId, address })
  }
  return groups
}

function groupOf(
  { state, since }: ListedPerson,
  { attended, startsAt }: { attended: boolean; startsAt: Date },
): Exclude<keyof AttendanceGroups, 'unknown'> {
  if (state === 'registered') return attended ? 'present' : 'absent'
  if (!attended) return 'notConcerned'
  return state === 'left' && since && since >= startsAt ? 'tookBack' : 'unregistered'
}
