import { type Address, addressKey } from '../../domain/address.ts'
import type { ListedPerson } from '../../store/attendance.ts'
import type { AttendanceRow } from './attendance-blocks.ts'

export type ListedEnrolment = { enrolmentId: number; address: Address }

/** The people of a list, grouped by what the list means for them. */
export type AttendanceGroups = {
  /** Registered and present. */
  present: ListedEnrolment[]
  /** Registered and absent. */
  absent: ListedEnrolment[]
  /** Present, and in the cohort without a registration. */
  unregistered: ListedEnrolment[]
  /** Present, but they withdrew their registration after the event started: they want no letter about it. */
  tookBack: ListedEnrolment[]
  /** Neither present nor registered. */
  notConcerned: ListedEnrolment[]
  /** Addresses that no letter of the cohort reaches. */
  unknown: Address[]
}

/** Groups the people of a list and keeps its order. `startsAt` is when the event starts. */
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
