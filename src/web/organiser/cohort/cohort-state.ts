import { html } from 'hono/html'
import type { Forecast, OverCeiling } from '../../../actions/letters/forecast.ts'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import type { Course } from '../../../documents/course.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import type { EditionDifference } from '../../../letters/difference/edition-difference.ts'
import type { DomainPause } from '../../../store/domain-pauses.ts'
import type { NextLetter } from '../../../store/next-letters.ts'
import type { Pause } from '../../../store/pauses.ts'
import { momentWords } from '../../moment.ts'
import { departurePeople } from '../departure-people.ts'
import { letterName } from '../letter-name.ts'
import { aheadWords } from '../moments.ts'
import { type Followers, followersWords } from './followers.ts'
import { forecastWords } from './forecast-words.ts'
import type { CohortVisit } from './with-cohort.ts'

export type CohortNow = {
  course: Course
  lines: readonly LetterLine[]
  /** What leaves next, if anything does. */
  next: NextLetter | undefined
  followers: Followers
  pause: Pause | undefined
  domainPauses: readonly DomainPause[]
  /** When the last of what leaves next leaves; undefined where nothing limits it. */
  forecast: Forecast | undefined
  /** Where more is to leave on a day than a warm-up has room for. */
  over: readonly OverCeiling[]
  /** How its files differ from its edition, if they do and letters are still to come. */
  behind: EditionDifference | undefined
}

/** How a cohort stands, what leaves next, and the button that stops or lets it go on. */
export function cohortState(visit: CohortVisit, now: CohortNow): Html {
  return html`<section class="stands">
<p class="line">${standing(visit, now)} ${followersWords(visit.home, now.followers, visit)}</p>
${now.pause ? pausedWords(visit, now.pause) : nextWords(visit, now)}
${now.pause ? '' : forecastWords(visit, { ...now, zone: now.next?.zone ?? visit.cohort.zone })}
${now.domainPauses.map((each) => domainWords(visit, each))}
${behindWords(visit, now)}
${actions(visit, now)}</section>
`
}

function standing({ say, cohort }: CohortVisit, { pause, lines, domainPauses }: CohortNow): Html {
  if (cohort.state === 'cancelled') return status(say('o.cohort.cancelled'), 'wrong')
  if (cohort.state === 'draft')
    return html`${status(say('o.cohorts.state.draft'), 'partial')} ${say('o.cohorts.draftMeans')}`
  if (pause) return status(say('o.cohort.paused'), pause.pausedBy === 'relay' ? 'wrong' : 'partial')
  if (domainPauses.length > 0) return status(say('o.cohort.partlyPaused'), 'partial')
  const isOver = lines.length > 0 && !lines.some((line) => line.standing === 'planned' || isUnderWay(line))
  return isOver ? status(say('o.cohort.over')) : status(say('o.cohort.running'), 'good')
}

export function isUnderWay({ standing, outcomes }: LetterLine): boolean {
  return standing === 'under-way' && (outcomes.waiting ?? 0) > 0
}

function nextWords(visit: CohortVisit, { next, lines, course }: CohortNow): Html | '' {
  const { say, cohort, language, now } = visit
  if (cohort.state !== 'running' || !next) return ''
  const told = { now, zone: next.zone, language }
  return html`<p class="standfirst">${say('o.cohort.next', {
    letter: letterName(next, course, visit),
    ahead: aheadWords(next.dueAt, told),
    moment: momentWords(next.dueAt, told),
  })} ${peopleWords(next, visit)}${leftWords(next, lines, visit)}</p>`
}

function peopleWords(next: NextLetter, { say }: CohortVisit): Html {
  const words = say('o.cohort.nextTo', { people: next.people })
  const href = departurePeople(next)
  return href === undefined ? html`${words}` : html`<a href="${href}">${words}</a>`
}

/** Where people of other zones have the letter already. */
function leftWords(next: NextLetter, lines: readonly LetterLine[], { say, language }: CohortVisit): string {
  const line = lines.find(({ letter }) => letter === next.letter)
  return line && line.firstDueAt < next.dueAt
    ? ` ${say('o.cohort.leftElsewhere', { zone: zoneWords(line.zones[0] ?? '', language) })}`
    : ''
}

function pausedWords({ say, cohort, language, now }: CohortVisit, pause: Pause): Html {
  const told = { now, zone: cohort.zone, language }
  const since = momentWords(pause.pausedAt, told)
  const words =
    pause.pausedBy === 'organiser'
      ? say('o.cohort.pausedSince', { since })
      : say('o.cohort.refusedSince', { since })
  const again = pause.nextTryAt
    ? html` ${say('o.cohort.triedAgain', { moment: momentWords(pause.nextTryAt, told) })}`
    : ''
  return html`<p class="standfirst">${words}${again}</p>
<blockquote>${pause.reason}</blockquote>`
}

function domainWords({ say, cohort, language, now }: CohortVisit, pause: DomainPause): Html {
  const moment = momentWords(pause.nextTryAt, { now, zone: cohort.zone, language })
  return html`<p>${say('o.cohort.domainPaused', { domain: pause.domain, moment })}</p>
<blockquote>${pause.reason}</blockquote>`
}

function behindWords({ say, language, may, home }: CohortVisit, { behind }: CohortNow): Html | '' {
  const link = may('run') ? html` <a href="${home}/correct">${say('o.correct.open')}</a>` : ''
  return behind
    ? html`<p class="note">${say('o.cohort.behind', { what: differenceWords(behind, language) })}${link}</p>`
    : ''
}

function actions(visit: CohortVisit, { pause, domainPauses }: CohortNow): Html | '' {
  const { say, cohort, home, may, parts } = visit
  const enrol = html`<a href="${home}/import">${say('o.import.title')}</a>`
  if (cohort.state === 'draft' && may('run'))
    return html`<p class="actions"><a class="button" href="${home}/settings">${say('o.cohort.schedule')}</a>${enrol}</p>`
  if (cohort.state !== 'running') return ''
  const rehearse = parts.rehearsals ? html`<a href="${home}/rehearsal">${say('o.cohort.rehearse')}</a>` : ''
  const letters = html`<a href="${home}/one-offs">${say('o.oneOff.title')}</a>`
  if (!may('run')) return html`<p class="actions">${letters}${rehearse}</p>`
  const change = html`<a href="${home}/change">${say('o.change.open')}</a>`
  const isStopped = pause !== undefined || domainPauses.length > 0
  const resume = html`<a class="button" href="${home}/resume">${say('o.cohort.resume')}</a>`
  const stop = html`<a class="button quiet" href="${home}/pause">${say('o.cohort.pause')}</a>`
  return html`<p class="actions">${isStopped ? resume : ''}${pause?.pausedBy === 'organiser' ? '' : stop}${enrol}${letters}${change}${rehearse}</p>`
}
