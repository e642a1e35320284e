import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { PausedLetters } from '../../../store/paused-letters.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import type { Need } from './need.ts'

/** A cohort or a domain of it that is paused, by whom, and what waits. */
export function pauseNeed(visit: Visit, pause: PausedLetters): Need {
  const { say, now, language } = visit
  const { cohort, cohortName, domain, pausedBy, pausedAt, nextTryAt, zone, reason } = pause
  const reader = { now, zone, language }
  const title =
    domain === null
      ? say(pausedBy === 'relay' ? 'o.today.refused' : 'o.today.paused', { cohort: cohortName })
      : say('o.today.domain', { cohort: cohortName, domain })
  const facts = [
    say('o.today.since', { when: momentWords(pausedAt, reader) }),
    ...(nextTryAt ? [say('o.today.askedAgain', { when: momentWords(nextTryAt, reader) })] : []),
  ]
  return {
    tone: pausedBy === 'relay' && domain === null ? 'wrong' : 'partial',
    title,
    text: facts.join(' '),
    said: reason,
    ways: html`${resumeForm(visit, pause)}${waitingLink(visit, pause)}<a href="/o/cohorts/${cohort}">${say('o.today.cohort')}</a>`,
  }
}

function waitingLink({ say }: Visit, { cohort, domain, waiting, isMore }: PausedLetters): Html {
  const words = say(isMore ? 'o.today.waitingMore' : 'o.today.waiting', { n: waiting })
  const query = domain === null ? '' : `?${new URLSearchParams({ domain }).toString()}`
  return waiting === 0 && !isMore
    ? html`<span>${words}</span>`
    : html`<a href="/o/cohorts/${cohort}/waiting${query}">${words}</a>`
}

function resumeForm(visit: Visit, { cohort, domain }: PausedLetters) {
  return visit.form({
    action: '/o/decisions/resume',
    right: 'run',
    content: html`<input type="hidden" name="cohort" value="${cohort}">
<input type="hidden" name="domain" value="${domain ?? ''}">
${submit({ label: visit.say('o.today.resume') })}`,
  })
}
