import { html } from 'hono/html'
import type { HistoryLine, PersonView } from '../../../actions/people/look-at-person.ts'
import { isOut } from '../../../actions/readers/ask-lesson-again.ts'
import type { Course } from '../../../documents/course.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { PersonLetter } from '../../../store/people-timeline.ts'
import { shownLessonTitle, shownLetterName } from '../letter-name.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'
import { entryWords, eventWords } from './history-words.ts'
import { outcomeStatus } from './outcome-words.ts'

type Names = ReadonlyMap<number, Course>

type Shown = { names: Names; zone: string; visit: Visit }

/** All that happened with one person, in one table, the newest first; what can be sent again has its way beside it. */
export function historyTable(view: PersonView, { names, zone, visit }: Shown): Html {
  const { say, language } = visit
  const again = waysToSendAgain(view, names, visit)
  return table({
    caption: say('o.person.history.title'),
    note: zoneWords(zone, language),
    kind: 'history',
    columns: [
      { name: say('o.person.history.what'), kind: 'head', cell: (line) => nameOf(line, names, visit) },
      {
        name: say('o.person.history.when'),
        cell: ({ at }) =>
          html`<time datetime="${at.toISOString()}">${shortMoment(at, { zone, language })}</time>`,
      },
      { name: say('o.person.history.how'), cell: (line) => howOf(line, visit) },
      {
        name: say('o.person.history.way'),
        cell: (line) => (line.of === 'letter' ? again(line.letter) : ''),
      },
    ],
    rows: view.history,
  })
}

type Again = (letter: PersonLetter) => Html | ''

/** The way to send a letter of a course that goes on again, or to its link. */
function waysToSendAgain({ person, courses }: PersonView, names: Names, visit: Visit): Again {
  const { say, may } = visit
  const going = new Set(
    courses.flatMap(({ state, enrolmentId }) => (state === 'unsubscribed' ? [] : [enrolmentId])),
  )
  return (letter) =>
    may('run') && going.has(letter.enrolmentId) && canBeSentAgain(letter)
      ? html`<a class="again" href="/o/people/${person.id}/resend?delivery=${letter.deliveryId}">${say('o.person.history.again')}<span class="unseen"> ${shownLetterName(letter, names.get(letter.enrolmentId), visit)}</span></a>`
      : ''
}

function nameOf(line: HistoryLine, names: Names, visit: Visit): Html | string {
  switch (line.of) {
    case 'letter':
      return shownLetterName(line.letter, names.get(line.letter.enrolmentId), visit)
    case 'not-mailed': {
      const { day, letter, enrolmentId } = line.lesson
      const course = names.get(enrolmentId)
      return html`${lessonNumber(day, { programme: course?.programme, language: visit.language })} – ${shownLessonTitle(letter, course, visit)}`
    }
    case 'event':
      return eventWords(line.event, names.get(line.event.enrolmentId), visit).what
    case 'entry':
      return line.entry.author
  }
}

function howOf(line: HistoryLine, visit: Visit): Html | string {
  switch (line.of) {
    case 'letter':
      return html`${outcomeStatus(line.letter.outcome, visit.say)}${reply(line.letter, visit)}`
    case 'not-mailed':
      return visit.say('o.person.history.notMailed')
    case 'event':
      return eventWords(line.event, undefined, visit).how
    case 'entry':
      return entryWords(line.entry, visit)
  }
}

function reply({ state, reply }: PersonLetter, { say }: Visit): Html | '' {
  const how = state === 'returned' ? html` <span class="quiet">${say('o.people.cameBack')}</span>` : ''
  return reply === null ? '' : html`${how} <q class="reply">${reply}</q>`
}

/** Lessons that have ended, and whatever waits for a decision; see `resendLetter` for the rest of what has to hold. */
export function canBeSentAgain(letter: PersonLetter): boolean {
  const { kind, state } = letter
  return state === 'unknown' || state === 'held' || (kind === 'lesson' && isOut(letter))
}
