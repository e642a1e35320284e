import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import { undatedEvents } from '../../../documents/course-events.ts'
import { dateSpan } from '../../../documents/date-words.ts'
import { typeset } from '../../../documents/french-marks.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { sectionColours } from '../../../letters/section-colours.ts'
import type { Branded } from '../../brand/brand-mark.ts'
import type { InOtherLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { aboutCourse } from './about-course.ts'
import { dayList } from './day-list.ts'
import { eventList } from './event-list.ts'
import { colourMark, inLanguage } from './marks.ts'
import type { ProgrammeView } from './programme-view.ts'
import { type Place, sessionSection } from './session-section.ts'

/** `otherLanguages` is where the page is in the others; `link` makes an address of ours keep a language chosen. */
export type ProgrammePlace = Place & { branded: Branded; otherLanguages: readonly InOtherLanguage[] }

/** The page of a programme: its sections, the cohorts to join with their calendars, or its days without dates. */
export function programmePage(view: ProgrammeView, place: ProgrammePlace): Html {
  const { course, sessions } = view
  const { language } = place
  const say = sayIn(language)
  const { title } = course.programme
  const shown = sessions.find(({ cohort }) => !cohort.isFull) ?? sessions[0]
  const body = html`${head(course, language)}
${sessions.length > 0 ? sessions.map((session) => sessionSection(session, { place, isOpen: session === shown })) : withoutDates(course, place)}
${senderLine(course, language)}`
  return page(place.branded, {
    title: say('programme.pageTitle', {
      title: typeset(title, course.programme.language),
      n: course.lessons.length,
    }),
    description: descriptionOf(view, language),
    language,
    body,
    otherLanguages: place.otherLanguages,
    isPublic: true,
    width: 'wide',
  })
}

function head(course: Course, language: Language): Html {
  const { title, sender } = course.programme
  const say = sayIn(language)
  const count = course.lessons.length
  return html`<header class="programme-head">
<p class="kicker">${say('programme.kind')}</p>
<h1>${inLanguage(title, course, language)}</h1>
<p class="standfirst">${sender.name === title ? say('programme.standfirst', { n: count }) : say('programme.standfirstBy', { n: count, sender: sender.name })}</p>
${aboutCourse(course, language)}${course.sections.length > 0 ? sectionList(course, language) : ''}</header>`
}

function sectionList(course: Course, language: Language): Html {
  const say = sayIn(language)
  return html`<ul class="sections" aria-label="${say('programme.sections')}">
${course.sections.map(({ name, label, colour }) => {
  const count = course.lessons.filter(({ section }) => section === name).length
  return html`<li>${colourMark(sectionColours(colour).strong)} ${inLanguage(label, course, language)} <span class="count">${say('programme.lessons', { n: count })}</span></li>\n`
})}</ul>
`
}

function withoutDates(course: Course, { language, link }: Place): Html {
  const say = sayIn(language)
  const address = `/p/${course.programme.programme}/programme.pdf`
  return html`<section class="session">
<h2>${say('programme.closed')}</h2>
<p>${say('programme.closedSay')}</p>
<p class="actions"><a class="button quiet" href="${link(address)}">${say('programme.pdf')}</a></p>
<h3>${say('programme.days')}</h3>
${dayList(course, language)}
${eventList({ events: undatedEvents(course), course, language, year: undefined, zone: course.programme.zone })}</section>`
}

function senderLine(course: Course, language: Language): Html {
  const { sender } = course.programme
  const say = sayIn(language)
  return html`<footer class="sender"><p><strong>${say('programme.sender')}</strong><br>${inLanguage(sender.postal, course, language)}</p></footer>`
}

/** One sentence for search engines. */
function descriptionOf({ course, sessions }: ProgrammeView, language: Language): string {
  const say = sayIn(language)
  const { title, sender, language: written } = course.programme
  const first = sessions.find(({ kind }) => kind !== 'own-dates')?.dates.lessons
  const [from, to] = [first?.[0]?.date, first?.at(-1)?.date]
  const span = from && to ? `, ${dateSpan(from, to, language)}` : ''
  const by = sender.name === title ? '' : ` – ${sender.name}`
  const labels = course.sections.map(({ label }) => typeset(label, written))
  return `${typeset(title, written)}${by}: ${say('programme.lessons', { n: course.lessons.length })}${span}. ${labels.join(', ')}`
}
