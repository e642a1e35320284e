import { DateTime } from 'luxon'
import { type HistoryLine, lookAtPerson } from '../../actions/people/look-at-person.ts'
import { namedHistory } from '../../actions/people/named-history.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { deedWords } from '../../domain/journal-words.ts'
import type { PersonEntry } from '../../store/people-journal.ts'
import type { PersonCourse } from '../../store/people-person.ts'
import type { PersonEvent, PersonLetter } from '../../store/people-timeline.ts'
import { letterNames } from '../../writing/letter-names.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'
import { personAt } from './person-named.ts'

/** `feuilleton person show <address>`: courses, and everything that happened, the newest first. */
export async function showPerson(
  config: Config,
  address: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const view = await withStore(config, async (db) => {
    const found = await lookAtPerson(db, await personAt(db, address), systemClock.now())
    return json ? found : { ...found, history: await namedHistory(found.history, letterNames(db, 'en')) }
  })
  if (json) {
    output.out(JSON.stringify(view, null, 2))
    return 0
  }
  const { person, courses, history } = view
  output.out([person.firstName, person.address].filter(Boolean).join(', '))
  if (person.suppression) output.out(`nothing is sent there: ${person.suppression.reason}`)
  for (const course of courses) output.out(courseLine(course))
  const zone = courses[0]?.zone ?? 'UTC'
  const rows = history.map((line) => [whenWords(line.at, zone), ...lineWords(line)])
  for (const line of table([[`WHEN (${zone})`, 'WHAT', 'HOW'], ...rows])) output.out(line)
  return 0
}

function courseLine({ cohort, cohortName, state, follows, pausedUntil, at, zone }: PersonCourse): string {
  const standing = state === 'paused' && pausedUntil ? `paused up to ${pausedUntil}` : state
  const what = follows === 'events' ? `guest, ${standing}` : standing
  return `${cohort} (${cohortName}): ${what}; lessons at ${at}, ${zone}`
}

function whenWords(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm')
}

function lineWords(line: HistoryLine): [what: string, how: string] {
  switch (line.of) {
    case 'letter':
      return letterWords(line.letter)
    case 'not-mailed':
      return [line.lesson.letter, 'not mailed: it was out before they joined']
    case 'event':
      return eventWords(line.event)
    case 'entry':
      return [line.entry.author, entryWords(line.entry)]
  }
}

function letterWords({ letter, askedLetter, state, reason, reply }: PersonLetter): [string, string] {
  const what = askedLetter === null ? letter : `${askedLetter} once more`
  return [what, [reason ? `${state} (${reason})` : state, reply].filter(Boolean).join(': ')]
}

function eventWords(event: PersonEvent): [string, string] {
  switch (event.what) {
    case 'consent':
      return ['consent', [event.event, event.detail].filter(Boolean).join(', ')]
    case 'registration':
      return [event.event, event.attended === null ? event.state : `${event.state}, ${attendance(event)}`]
    case 'reading':
      return [event.letter, 'marked as read']
    case 'decision':
      return [event.letter, `decided by ${event.by}: ${event.decision}`]
  }
}

function attendance({ attended }: { attended: boolean | null }): string {
  return attended ? 'attended' : 'absent'
}

function entryWords({ deed, personal }: PersonEntry): string {
  const { before, after, to, why } = personal ?? {}
  const named = [before && after ? `${before} -> ${after}` : to, why].filter(Boolean)
  return [deedWords(deed, 'en'), ...named].join('; ')
}
