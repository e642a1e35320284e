import { join } from 'node:path'
import { DateTime } from 'luxon'
import { changeWords } from '../../domain/field-words.ts'
import { findingLine } from '../../domain/finding-words.ts'
import type { LetterCounts, RehearsalReport, RehearsedChange } from '../../rehearsal/report.ts'
import { count } from '../output.ts'
import { peopleWords } from '../people-words.ts'

/** What a rehearsal came to, line by line. `directory`: where its report is. */
export function summaryOf(report: RehearsalReport, directory: string): string[] {
  const { audit, letters, people, warnings, compilations } = report
  const lessons = letters.filter(({ day }) => day > 0)
  const [first, last] = [letters[0], letters.at(-1)]
  const clock = ({ localAt }: { localAt: string }) => localAt.slice(0, 16).replace('T', ' ')
  const span = first && last ? `, from ${clock(first)} to ${clock(last)}` : ''
  const hasEvents = report.events.length > 0
  const oneOffs = letters.filter(({ about }) => about?.purpose === 'one-off').length
  const others = letters.length - lessons.length - oneOffs
  const notes = [
    ...(hasEvents ? [`${count(others, 'letter')} about events`] : []),
    ...(oneOffs > 0 ? [count(oneOffs, 'one-off letter')] : []),
  ].map((words) => ` and ${words}`)
  return [
    `${peopleWords(people)}, ${count(lessons.length, 'lesson')}${notes.join('')}${span}`,
    `lessons: ${audit.expected} expected, ${countsLine(audit)}; MJML compiled ${compilations} times`,
    ...(notes.length > 0
      ? [`${oneOffs > 0 ? 'all others' : 'about events'}: ${countsLine(audit.aboutEvents)}`]
      : []),
    ...castLine(report),
    ...report.changes.map((change) => changeLine(change, report.zone)),
    ...report.calendar.map(({ day, changes }) => `day ${day}: ${changeWords(changes, 'en')}`),
    ...audit.invariants.flatMap(({ id, promise, holds, broken }) => [
      `${holds ? 'kept  ' : 'BROKEN'} ${id}  ${promise}`,
      ...broken.slice(0, 10).map((finding) => `         ${findingLine(finding)}`),
    ]),
    ...(audit.closeTogether.length > 0
      ? [
          `${count(audit.closeTogether.length, 'letter')} could not be kept apart from another: see the report`,
        ]
      : []),
    ...(warnings.length > 0 ? [`${count(warnings.length, 'warning')}: see the report`] : []),
    `Open ${join(directory, 'report.html')}`,
  ]
}

function castLine({ comings, breaks }: RehearsalReport): string[] {
  const late = comings.length > 0 ? [`${peopleWords(comings.length)} joined late`] : []
  const away = breaks.length > 0 ? [`${peopleWords(breaks.length)} took a break`] : []
  const words = [...late, ...away].join(', ')
  return words === '' ? [] : [words]
}

function countsLine({ submitted, skipped, others }: LetterCounts): string {
  const left = Object.entries(skipped).map(([reason, number]) => `${number} skipped (${reason})`)
  const rest = Object.entries(others).map(([state, number]) => `${number} ${state}`)
  return [`${submitted} submitted`, ...left, ...rest].join(', ')
}

function changeLine(change: RehearsedChange, zone: string): string {
  if (change.did === 'cancel') return `day ${change.day}: ${change.event} cancelled`
  const { at, wholeDay } = change.to
  const to = DateTime.fromISO(at, { zone }).toFormat(wholeDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm')
  return `day ${change.day}: ${change.moment} of ${change.event} moved to ${to}`
}
