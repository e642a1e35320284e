import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import { deedWords } from '../../../domain/journal-words.ts'
import type { Html } from '../../../html/html.ts'
import type { PersonEntry } from '../../../store/people-journal.ts'
import type { PersonEvent } from '../../../store/people-timeline.ts'
import { eventTitle, shownLessonTitle } from '../letter-name.ts'
import type { Visit } from '../visit.ts'

type Words = { what: Html | string; how: Html | string }

/** What somebody did, or what was decided about a letter of theirs. */
export function eventWords(event: PersonEvent, course: Course | undefined, visit: Visit): Words {
  const { say } = visit
  switch (event.what) {
    case 'consent':
      return { what: say('o.person.history.consent'), how: consentWords(event, say) }
    case 'registration': {
      const attended =
        event.attended === null
          ? ''
          : say(event.attended ? 'o.person.history.attended' : 'o.person.history.absent')
      const what = eventTitle(event.event, course)
      return { what, how: [say(`o.person.registration.${event.state}`), attended].filter(Boolean).join(', ') }
    }
    case 'reading':
      return { what: shownLessonTitle(event.letter, course, visit), how: say('o.person.history.read') }
    case 'decision':
      return {
        what: shownLessonTitle(event.letter, course, visit),
        how: say(`o.person.decision.${event.decision}`),
      }
  }
}

function consentWords({ event, wording }: PersonEvent & { what: 'consent' }, say: Visit['say']): Html {
  return html`${say(`me.data.events.${event}`)}${wording === null ? '' : html` <q class="reply">${wording}</q>`}`
}

/** What an organiser did, with the names, addresses and words that it was about. */
export function entryWords({ deed, personal }: PersonEntry, { language }: Visit): Html {
  const { before, after, to, why } = personal ?? {}
  const changed =
    before || after ? html` <span class="address">${before ?? '–'} → ${after ?? '–'}</span>` : ''
  const asked = to ? html` <span class="address">${to}</span>` : ''
  return html`${deedWords(deed, language)}${changed}${asked}${why ? html` <q class="reply">${why}</q>` : ''}`
}
