import { join, relative, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import { DateTime } from 'luxon'
import type { Config } from '../../config.ts'
import { changeWords } from '../../domain/field-words.ts'
import { findingLine } from '../../domain/finding-words.ts'
import { type Planned, readPlannedChange } from '../../rehearsal/planned-change.ts'
import { readPlannedLetter } from '../../rehearsal/planned-letter.ts'
import { rehearse as rehearseCohort } from '../../rehearsal/rehearse.ts'
import type { LetterCounts, RehearsalReport, RehearsedChange } from '../../rehearsal/report.ts'
import { verdictOf } from '../../rehearsal/report-page/verdict.ts'
import { samplePeople } from '../../rehearsal/sample-people.ts'
import { readOneOffFile } from '../letters/one-off-file.ts'
import { count, type Output } from '../output.ts'
import { type ListOptions, peopleFrom } from '../people/people-file.ts'
import { peopleWords } from '../people-words.ts'
import { inWords } from '../with-store.ts'
import { askedFolder, loadEdition } from './programme-argument.ts'
import { refuseForeignFolder } from './rehearsal-folder.ts'

export type RehearseOptions = ListOptions & {
  from: string
  subscribers: number
  people?: string
  zone?: string
  at?: string
  change?: string[]
  letter?: string[]
  out?: string
  published?: boolean
}

/**
 * `feuilleton rehearse <programme>`: runs a whole cohort on a virtual clock. Exit code 1 when the verdict is `broken`.
 */
export async function rehearse(
  config: Config,
  name: string,
  options: RehearseOptions,
  output: Output,
): Promise<number> {
  const planned = (options.change ?? []).map(readPlannedChange)
  const { edition, warnings } = await loadEdition(await askedFolder(config, options), name)
  const changes = await Promise.all(planned.map((change) => withEdition(change, name)))
  const letters = (options.letter ?? []).map((words) =>
    readPlannedLetter(words, edition.programme, readOneOffFile),
  )
  const people = options.people
    ? (await peopleFrom(options.people, options, output)).people
    : samplePeople(options.subscribers)
  const directory = resolve(options.out ?? join(config.root, 'rehearsals', `${name}-${options.from}`))
  refuseForeignFolder(directory)
  const bar = new SingleBar({
    format: '{bar} {value}/{total} lessons  {date}',
    hideCursor: true,
    clearOnComplete: true,
  })
  let started = false
  try {
    const rehearsing = rehearseCohort({
      edition,
      people,
      from: options.from,
      zone: options.zone,
      at: options.at,
      changes,
      letters,
      directory,
      warnings,
      publicUrl: config.publicUrl ?? 'https://feuilleton.example',
      onProgress({ left, expected, instant }) {
        const date = instant.toISOString().slice(0, 10)
        if (started) bar.update(left, { date })
        else bar.start(expected, left, { date })
        started = true
      },
    })
    const report = await inWords(rehearsing)
    bar.stop()
    for (const line of summaryOf(report, relative(process.cwd(), directory) || '.')) output.out(line)
    return verdictOf(report).tone === 'broken' ? 1 : 0
  } finally {
    bar.stop()
  }
}

/** Reads the edition of a change that names its folder. */
async function withEdition(change: Planned, name: string) {
  if (!('folder' in change)) return change
  const { folder, ...named } = change
  return { ...named, edition: (await loadEdition(resolve(folder), name)).edition }
}

function summaryOf(report: RehearsalReport, directory: string): string[] {
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
