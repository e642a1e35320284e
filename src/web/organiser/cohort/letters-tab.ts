import { html } from 'hono/html'
import { behindFiles } from '../../../actions/cohorts/behind-files.ts'
import { departures } from '../../../actions/letters/departures.ts'
import { draftLines } from '../../../actions/letters/draft-lines.ts'
import { forecastNext } from '../../../actions/letters/forecast-next.ts'
import { type LetterLine, letterLines } from '../../../actions/letters/letter-lines.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { listDomainPauses } from '../../../store/domain-pauses.ts'
import { followersByTrack } from '../../../store/letter-outcomes.ts'
import { findPause } from '../../../store/pauses.ts'
import { dayWords } from '../../moment.ts'
import { courseOf } from '../courses.ts'
import { listOrCalendar } from '../list-or-calendar.ts'
import { type CohortNow, cohortState } from './cohort-state.ts'
import { cohortTabs } from './cohort-tabs.ts'
import { followersIn } from './followers.ts'
import { letterCalendar } from './letter-calendar.ts'
import { letterChart } from './letter-chart.ts'
import { letterTable } from './letter-table.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `/o/cohorts/:slug`: how a cohort stands, and its letters. */
export async function lettersTab(visit: CohortVisit): Promise<Response> {
  const { cohort } = visit
  const now = await lookAtCohort(visit)
  const body = html`${cohortTabs(visit, { cohort, current: 'letters' })}${facts(visit, now)}${cohortState(visit, now)}${await letters(visit, now)}`
  return visit.page({ title: cohort.name, room: 'cohorts', body })
}

/** A cohort may wait for years. */
const ANY_DAY = new Date('9999-01-01T00:00:00Z')

/** What the page of a cohort shows. */
export async function lookAtCohort({ parts, cohort, now }: CohortVisit): Promise<CohortNow> {
  const { db } = parts
  const tracks = await followersByTrack(db, cohort.id)
  const course = await courseOf(db, cohort.editionHash)
  const { programme } = course
  const isDraft = cohort.state === 'draft'
  const next = (await departures(db, { now, until: ANY_DAY, most: 1, cohortId: cohort.id }))[0]
  const shown = { programme: programme.programme, editionHash: cohort.editionHash }
  return {
    followers: followersIn(tracks),
    ...(await forecastNext({ ...parts, ...parts.pacing }, { cohortId: cohort.id, now })),
    course,
    next,
    behind: cohort.state === 'running' && next ? await behindFiles(parts, shown) : undefined,
    lines: isDraft
      ? await draftLines(db, { cohort, programme })
      : (await letterLines(db, { cohortId: cohort.id, followers: tracks })).filter(isForAnybody),
    pause: await findPause(db, cohort.id),
    domainPauses: await listDomainPauses(db, cohort.id),
  }
}

/** An event that was moved while nobody was registered has a notice all the same. */
function isForAnybody({ kind, expected }: LetterLine): boolean {
  return kind !== 'notice' || expected !== 0
}

function facts({ cohort, say, now, language }: CohortVisit, { course }: CohortNow): Html {
  const { dayOne, at, zone } = cohort
  const day = dayWords(dayOne, { now, zone, language })
  return html`<p class="quiet">${say('o.cohort.facts', { programme: course.programme.title, day, at: hourWords(at, language), zone: zoneWords(zone, language) })}</p>
`
}

async function letters(visit: CohortVisit, { lines, course }: CohortNow): Promise<Html> {
  const { say } = visit
  if (lines.length === 0) return html`<p>${say('o.letters.none')}</p>`
  const { views, isCalendar } = listOrCalendar(visit)
  if (isCalendar) return html`${views}${letterCalendar(visit, lines, course)}`
  return html`${views}${letterTable(visit, lines, course)}${await letterChart(visit, lines)}`
}
