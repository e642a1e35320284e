import { html } from 'hono/html'
import type { ReaderCourse } from '../../../actions/readers/reader-course.ts'
import type { Html } from '../../../html/html.ts'
import { notice } from '../../../html/notice.ts'
import { submit } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { page } from '../../page.ts'
import { eventList, eventsFor } from '../events/my-events.ts'
import { whyFields } from '../leave/leaving-form.ts'
import { inLanguage } from '../programme/marks.ts'
import { dataLink } from './data-link.ts'
import { opening } from './opening.ts'
import { myForm, type Place } from './place.ts'

/** What a guest has instead of "my course": their events, their data, and the way out. */
export async function guestPage(course: ReaderCourse, place: Place): Promise<Html> {
  const { c, language } = place
  const say = sayIn(language)
  const { cohort, programme, reader } = course
  const body = html`${notice(doneWords(language, c.req.query('done')))}
<header class="course-head">
<h1>${say('events.guestTitle')}</h1>
<p class="notice">${inLanguage(reader.cohortName, { programme }, language)}</p>
</header>
<div class="course">
<div>
${cohort.state === 'cancelled' ? html`<p>${say('events.guestCancelled')}</p>` : await events(course, place)}
</div>
<section class="settings" aria-labelledby="settings"><h2 id="settings">${say('events.settings')}</h2>
${opening(say('me.form.data.title'), dataLink(place))}
${opening(say('events.leave'), leaveForm(place))}
</section>
</div>`
  const title = say('events.guestTitle')
  return page(c, { title, language, body, width: 'wide', otherLanguages: otherLanguages(c, language) })
}

/** A guest who came back has no lessons that go on. */
function doneWords(language: Language, done = ''): string | undefined {
  return done === 'back' ? sayNamed(language, 'leave.done', 'undoGuest') : sayNamed(language, 'me.done', done)
}

async function events(course: ReaderCourse, place: Place): Promise<Html> {
  const { programme } = course
  const say = sayIn(place.language)
  const listed = await eventsFor(course, place)
  const href = keepLanguage(place.c, `/p/${programme.programme}`)
  return html`${listed.length === 0 ? html`<p>${say('events.guestNone')}</p>` : html`<section>${eventList(listed, course, place)}</section>`}
<p>${say('events.guestLead', { programme: programme.title })}</p>
<p class="actions"><a class="button quiet" href="${href}">${say('events.course')}</a></p>`
}

function leaveForm(place: Place): Html {
  const say = sayIn(place.language)
  return html`<p>${say('events.leaveText')}</p>
${myForm(
  place,
  'leave',
  html`${whyFields(place.language)}
${submit({ label: say('events.leaveButton'), tone: 'danger' })}`,
)}`
}
