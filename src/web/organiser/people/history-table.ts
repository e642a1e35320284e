import { html } from 'hono/html'
import type { HistoryLine, PersonView } from '../../../actions/people/look-at-person.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { PersonLetter } from '../../../store/people-timeline.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'
import { entryWords, eventWords } from './history-words.ts'
import type { CourseNames } from './lesson-titles.ts'
import { lessonTitle, letterName } from './letter-name.ts'
import { outcomeStatus } from './outcome-words.ts'

type Names = ReadonlyMap<number, CourseNames>

/** All that happened with one person, in one table, the newest first; what can be sent again has its way beside it. */
export function historyTable(
  { person, history }: PersonView,
  names: Names,
  visit: Visit & { zone: string },
): Html {
  const { say, zone, language } = visit
  const name = (line: HistoryLine) => nameOf(line, names, visit)
  return table({
    caption: say('o.person.history.title'),
    kind: 'history',
    columns: [
      { name: say('o.person.history.what'), kind: 'head', cell: name },
      {
        name: say('o.person.history.when', { zone }),
        cell: ({ at }) =>
          html`<time datetime="${at.toISOString()}">${shortMoment(at, { zone, language })}</time>`,
      },
      { name: say('o.person.history.how'), cell: (line) => howOf(line, { personId: person.id, visit }) },
    ],
    rows: history,
  })
}

function nameOf(line: HistoryLine, names: Names, visit: Visit): Html | string {
  switch (line.of) {
    case 'letter':
      return letterName(line.letter, names.get(line.letter.enrolmentId), visit)
    case 'not-mailed': {
      const { day, letter, enrolmentId } = line.lesson
      return html`${visit.say('me.day', { day })} – ${lessonTitle(letter, names.get(enrolmentId))}`
    }
    case 'event':
      return eventWords(line.event, names.get(line.event.enrolmentId), visit).what
    case 'entry':
      return line.entry.author
  }
}

function howOf(line: HistoryLine, { personId, visit }: { personId: number; visit: Visit }): Html | string {
  switch (line.of) {
    case 'letter':
      return html`${outcomeStatus(line.letter, visit.language)}${reply(line.letter)}${againLink(line.letter, personId, visit)}`
    case 'not-mailed':
      return visit.say('o.person.history.notMailed')
    case 'event':
      return eventWords(line.event, undefined, visit).how
    case 'entry':
      return entryWords(line.entry, visit)
  }
}

function reply({ reply }: PersonLetter): Html | '' {
  return reply === null ? '' : html` <q class="reply">${reply}</q>`
}

/** The way to send a letter again, or to its link. */
function againLink(letter: PersonLetter, personId: number, { say, may }: Visit): Html | '' {
  if (!may('run') || !canBeSentAgain(letter)) return ''
  return html` <a class="again" href="/o/people/${personId}/resend?delivery=${letter.deliveryId}">${say('o.person.history.again')}</a>`
}

/** Lessons that have ended, and whatever waits for a decision; see `resendLetter` for the rest of what has to hold. */
export function canBeSentAgain({ kind, state, reason }: PersonLetter): boolean {
  if (state === 'unknown' || state === 'held') return true
  if (kind !== 'lesson') return false
  return state === 'submitted' || state === 'bounced' || reason === 'paused' || reason === 'expired'
}
