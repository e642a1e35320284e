import { html } from 'hono/html'
import { datedEvents, undatedEvents } from '../../../documents/course-events.ts'
import { dateSpan, fullDate } from '../../../documents/date-words.ts'
import { capital } from '../../../documents/event-words.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { ProgrammeEvent } from '../../../domain/programme.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { calendarGrid } from './calendar-grid.ts'
import { dayList } from './day-list.ts'
import { eventList } from './event-list.ts'
import { inLanguage } from './marks.ts'
import type { Session } from './programme-view.ts'

export type Place = { language: Language; link: (address: string) => string }

/** One cohort to join: when it runs, how it is joined, and its calendar and events, unfolded or not. */
export function sessionSection(session: Session, { place, isOpen }: { place: Place; isOpen: boolean }): Html {
  const { cohort, dates } = session
  const { language } = place
  const say = sayIn(language)
  const { at, zone } = dates.run
  return html`<section class="session" id="${anchorOf(cohort.slug)}" aria-labelledby="${anchorOf(cohort.slug)}-title">
<h2 id="${anchorOf(cohort.slug)}-title">${heading(session, language)}</h2>
<p class="when">${whenWords(session, language)}</p>
<p>${say('programme.hour', { hour: hourWords(at, language), zone: zoneWords(zone, language) })}</p>
${session.kind === 'begun' && !cohort.isFull ? html`<p class="note">${say('programme.begun')}</p>` : ''}
${cohort.isFull ? fullNote(session, language) : ''}
${actions(session, place)}
<details class="calendar"${isOpen ? html` open` : ''}>
<summary>${session.kind === 'own-dates' ? say('programme.days') : say('programme.calendar')}</summary>
${session.kind === 'own-dates' ? dayList(dates.course, language) : calendarGrid(dates, language)}
${eventsOf(session, place)}</details>
</section>
`
}

function anchorOf(slug: string): string {
  return `session-${slug}`
}

/** The name of the cohort where it has one of its own, or its dates. */
function heading({ cohort, dates, kind }: Session, language: Language): Html | string {
  if (cohort.name !== dates.course.programme.title) return inLanguage(cohort.name, dates.course, language)
  if (kind === 'own-dates') return sayIn(language)('programme.ownDates')
  return capital(spanOf(dates, language))
}

function whenWords({ cohort, dates, kind }: Session, language: Language): string {
  const first = dates.lessons[0]?.date ?? dates.run.dayOne
  const last = dates.lessons.at(-1)?.date ?? first
  const say = sayIn(language)
  if (kind === 'own-dates') {
    // A rolling cohort that nobody can begin yet: its day one is everybody's.
    const isToCome = cohort.dayOne === dates.run.dayOne
    const rule = isToCome
      ? say('programme.ownDatesFrom', { date: fullDate(cohort.dayOne, language) })
      : say('programme.ownDatesRule')
    const span = { first: fullDate(first, language), last: fullDate(last, language) }
    return `${rule} ${say('programme.ownDatesSay', span)}`
  }
  const count = say('programme.lessons', { n: dates.lessons.length })
  return cohort.name === dates.course.programme.title ? count : `${count}, ${spanOf(dates, language)}`
}

function spanOf(dates: Session['dates'], language: Language): string {
  const first = dates.lessons[0]?.date ?? dates.run.dayOne
  return dateSpan(first, dates.lessons.at(-1)?.date ?? first, language)
}

function fullNote({ next, dates }: Session, language: Language): Html {
  const say = sayIn(language)
  if (!next)
    return html`<p class="note"><strong>${say('programme.full')}</strong> ${say('programme.fullLast')}</p>`
  const name = next.name === dates.course.programme.title ? next.slug : next.name
  return html`<p class="note"><strong>${say('programme.full')}</strong> ${say('programme.fullNext')} <a href="#${anchorOf(next.slug)}">${name}</a></p>`
}

function actions({ cohort, dates }: Session, { language, link }: Place): Html {
  const say = sayIn(language)
  const title = `${anchorOf(cohort.slug)}-title`
  const address = (page: string) =>
    link(`/p/${dates.course.programme.programme}/${page}?cohort=${cohort.slug}`)
  return html`<p class="actions">${
    cohort.isFull
      ? ''
      : html`<a class="button" href="${address('join')}" aria-describedby="${title}">${say('programme.join')}</a>`
  }
<a class="button quiet" href="${address('programme.pdf')}" aria-describedby="${title}">${say('programme.pdf')}</a>
<a class="button quiet" href="${address('calendar.ics')}" aria-describedby="${title}">${say('programme.feed')}</a></p>`
}

function eventsOf({ cohort, dates, kind }: Session, { language, link }: Place): Html {
  const { course, run } = dates
  const say = sayIn(language)
  const isOwn = kind === 'own-dates'
  const events = isOwn ? undatedEvents(course) : datedEvents(dates)
  const year = isOwn ? undefined : run.dayOne.slice(0, 4)
  const pageOf = (event: string) =>
    isForEverybody(course.programme.events[event], cohort) ? link(`/e/${cohort.slug}/${event}`) : undefined
  return html`${eventList({ events, course, language, year, zone: run.zone, pageOf })}${
    cohort.start === 'rolling' || events.length === 0
      ? ''
      : html`<p><a href="/c/${cohort.slug}.ics">${say('programme.subscribe')}</a> <span class="quiet">${say('programme.subscribeWhy')}</span></p>`
  }`
}

/** Whether people may register for an event who do not follow the course; in a rolling cohort it has no date of its own. */
function isForEverybody(event: ProgrammeEvent | undefined, { start }: Pick<Cohort, 'start'>): boolean {
  return start !== 'rolling' && event?.kind === 'webinar' && event.public === true
}
