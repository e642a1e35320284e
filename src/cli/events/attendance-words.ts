import type { AttendanceGroups } from '../../actions/events/attendance-groups.ts'
import type { FollowUp } from '../../actions/events/follow-ups.ts'
import type { AttendancePlan } from '../../actions/events/note-attendance.ts'
import { count, table } from '../output.ts'
import { amount, peopleWords } from '../people-words.ts'
import type { AttendanceList } from './attendance-file.ts'
import { followUpWords } from './follow-up-words.ts'
import { eventHeading } from './moments.ts'

type Told = {
  file: string
  list: AttendanceList
  plan: AttendancePlan
  letters: readonly FollowUp[]
  isStored: boolean
  now: Date
}

/** What a list of attendees says, what it changes or has changed, and which letters follow. */
export function attendanceWords(told: Told): string[] {
  const { plan, isStored } = told
  return [
    eventHeading(plan.event.event, plan.event.title, plan.cohort),
    ...listWords(told),
    ...table(groupRows(plan)),
    ...namedWords(plan.groups),
    ...followUpWords(told.letters, { kind: plan.event.kind, now: told.now }),
    isStored
      ? 'Stored. Storing a corrected list replaces this one.'
      : 'Nothing is stored yet: add --yes to do it.',
  ]
}

function listWords({ file, list: { rows, headers, withoutAddress } }: Told): string[] {
  const attended = rows.filter((row) => row.attended).length
  const columns = headers.map(
    ({ line, address, attended }) =>
      `  line ${line}: "${address}" is the address, "${attended}" says who attended`,
  )
  const aside =
    withoutAddress === 0
      ? []
      : [`  ${count(withoutAddress, 'line')} without an address, by telephone or as a guest: left aside`]
  return [
    `${file}: ${peopleWords(rows.length)}, ${amount(attended)} attended, ${amount(rows.length - attended)} did not`,
    ...columns,
    ...aside,
  ]
}

function groupRows({ groups, unlisted, marksUnlisted }: AttendancePlan): string[][] {
  const { present, absent, unregistered, tookBack, notConcerned, unknown } = groups
  const lines: [number, string, string][] = [
    [present.length, 'registered and on the list as there', 'attended'],
    [absent.length, 'registered and on the list as not there', 'absent'],
    [
      unlisted,
      'registered and not on the list',
      marksUnlisted ? 'absent' : 'as they are: nobody attended by this list',
    ],
    [unregistered.length, 'there, and in the cohort without a registration', 'registered, and attended'],
    [tookBack.length, 'there, and withdrew after the start', 'left aside'],
    [notConcerned.length, 'not there, and not registered', 'left aside'],
    [unknown.length, 'not in the cohort', 'left aside'],
  ]
  const found = lines.filter(([number]) => number > 0)
  const width = Math.max(...found.map(([number]) => amount(number).length))
  return found.map(([number, who, becomes]) => [`  ${amount(number).padStart(width)}`, who, '->', becomes])
}

function namedWords({ unregistered, unknown }: AttendanceGroups): string[] {
  return [
    ...firstOf(
      'In the cohort without a registration',
      unregistered.map(({ address }) => address),
    ),
    ...firstOf('Not in the cohort', unknown),
  ]
}

const SHOWN = 10

function firstOf(title: string, addresses: readonly string[]): string[] {
  if (addresses.length === 0) return []
  const more = addresses.length > SHOWN ? [`  and ${amount(addresses.length - SHOWN)} more`] : []
  return [`${title}:`, ...addresses.slice(0, SHOWN).map((address) => `  ${address}`), ...more]
}
