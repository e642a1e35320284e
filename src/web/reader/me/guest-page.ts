import { html } from 'hono/html'
import type { ReaderCourse } from '../../../actions/readers/reader-course.ts'
import { notice } from '../../../html/notice.ts'
import { submit } from '../../../html/post-form.ts'
import { keepLanguage, otherLanguage } from '../../language.ts'
import { type Html, page } from '../../page.ts'
import { eventList, eventsFor } from '../events/my-events.ts'
import { MY_EVENTS } from '../events/my-events-words.ts'
import { whyFields } from '../leave/leaving-form.ts'
import { leavingWords } from '../leave/leaving-words.ts'
import { inLanguage } from '../programme/marks.ts'
import { dataLink } from './data-link.ts'
import { FORMS } from './form-words.ts'
import { ME } from './me-words.ts'
import { opening } from './opening.ts'
import { myForm, type Place } from './place.ts'

/** What a guest has instead of "my course": their events, their data, and the way out. */
export async function guestPage(course: ReaderCourse, place: Place): Promise<Html> {
  const { c, language } = place
  const words = MY_EVENTS[language]
  const { cohort, programme, reader } = course
  const body = html`${notice({ ...ME[language].done, back: leavingWords(reader, language).done.undo }, c.req.query('done'))}
<header class="course-head">
<h1>${words.guestTitle}</h1>
<p class="notice">${inLanguage(reader.cohortName, { programme }, language)}</p>
</header>
<div class="course">
<div>
${cohort.state === 'cancelled' ? html`<p>${words.guestCancelled}</p>` : await events(course, place)}
</div>
<section class="settings" aria-labelledby="settings"><h2 id="settings">${words.settings}</h2>
${opening(FORMS[language].data.title, dataLink(place))}
${opening(words.leave, leaveForm(place))}
</section>
</div>`
  const title = words.guestTitle
  return page({ title, language, body, otherLanguage: otherLanguage(c, language) })
}

async function events(course: ReaderCourse, place: Place): Promise<Html> {
  const { programme } = course
  const words = MY_EVENTS[place.language]
  const listed = await eventsFor(course, place)
  const href = keepLanguage(place.c, `/p/${programme.programme}`)
  return html`${listed.length === 0 ? html`<p>${words.guestNone}</p>` : html`<section>${eventList(listed, course, place)}</section>`}
<p>${words.guestLead(programme.title)}</p>
<p class="actions"><a class="button quiet" href="${href}">${words.course}</a></p>`
}

function leaveForm(place: Place): Html {
  const words = MY_EVENTS[place.language]
  return html`<p>${words.leaveText}</p>
${myForm(
  place,
  'leave',
  html`${whyFields(place.language)}
${submit({ label: words.leaveButton, tone: 'danger' })}`,
)}`
}
