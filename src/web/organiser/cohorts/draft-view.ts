import { html } from 'hono/html'
import { cohortWarnings } from '../../../actions/cohorts/cohort-warnings.ts'
import type { CourseDates } from '../../../documents/course-dates.ts'
import { fullDate } from '../../../documents/date-words.ts'
import type { Draft } from '../../../domain/draft.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { EventChange } from '../../../domain/event-changes.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { momentWords } from '../../moment.ts'
import { dayList } from '../../reader/programme/day-list.ts'
import { courseIn } from '../courses.ts'
import type { Visit } from '../visit.ts'
import { calendarView } from './calendar-view.ts'
import { cohortCalendar } from './cohort-calendar.ts'
import { warningList } from './warning-list.ts'

/** A draft as it is shown; what cannot be read of it yet has the value from before. */
export type ShownDraft = {
  edition: Edition
  draft: Draft
  /** Where it is kept, and how many people are in it; undefined before it is. */
  kept: { slug: string; people: number } | undefined
  /** What is wrong with fields that are still being typed. */
  wrong: FieldMessages
  /** When it was last kept. */
  keptAt: Date | undefined
}

/** What a draft comes to: when its first letter leaves, what is doubtful, and its calendar. */
export async function draftView(shown: ShownDraft, visit: Visit, notice: Html | '' = ''): Promise<Html> {
  const { say, language, now } = visit
  const { edition, draft, wrong, keptAt } = shown
  const cohort = { ...draft, start: edition.programme.start, redated: null }
  const run = { cohort, changes: changesOf(draft, now) }
  const course = await courseIn(edition)
  const calendar = cohort.start === 'fixed' ? cohortCalendar({ course, ...run }) : undefined
  return html`${notice}<h2>${say('o.draft.calendar')}</h2>
${Object.values(wrong).map((message) => html`<p class="message">${message}</p>\n`)}
<p>${calendar ? fixedWords(shown, calendar.dates, visit) : rollingWords(shown, visit)} ${peopleLink(shown, visit)}</p>
${warningList(cohortWarnings({ edition, ...run }, now), language)}
${keptAt ? html`<p class="quiet">${say('o.draft.kept', { when: momentWords(keptAt, { now, zone: draft.zone, language }) })}</p>` : ''}
${calendar ? calendarView(calendar.days, { course, language }) : dayList(course, language)}
`
}

/** What the draft makes of its events, as if it had been changed just now. */
function changesOf({ moves }: Draft, changedAt: Date): EventChange[] {
  return Object.entries(moves).map(([event, moments], index) => {
    return { version: index + 1, sequence: 1, event, changedAt, moments, links: {}, cancelled: false }
  })
}

function fixedWords({ draft: { zone } }: ShownDraft, { lessons }: CourseDates, visit: Visit): string {
  const { say, language, now } = visit
  const [first, last] = [lessons[0], lessons.at(-1)]
  if (!first || !last) return say('o.draft.noLessons')
  return say('o.draft.summary', {
    lessons: lessons.length,
    first: momentWords(first.dueAt, { now, zone, language }),
    last: fullDate(last.date, language),
  })
}

function rollingWords({ edition, draft }: ShownDraft, { say, language }: Visit): string {
  const lessons = edition.programme.lessons.length
  return say('o.draft.rolling', { lessons, date: fullDate(draft.dayOne, language) })
}

function peopleLink({ kept }: ShownDraft, { say }: Visit): Html | string {
  if (!kept) return say('o.draft.people', { people: 0 })
  const page = kept.people === 0 ? 'import' : 'people'
  return html`<a href="/o/cohorts/${kept.slug}/${page}">${say('o.draft.people', { people: kept.people })}</a>`
}
