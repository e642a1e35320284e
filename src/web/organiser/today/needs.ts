import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import { fullDate } from '../../../documents/date-words.ts'
import type { Html } from '../../../html/html.ts'
import type { DueDraft } from '../../../store/due-drafts.ts'
import type { EmptyLink } from '../../../store/empty-links.ts'
import type { BouncedLetter } from '../../../store/recent-bounces.ts'
import type { WorkerFault } from '../../../store/relay-faults.ts'
import type { WaitingGroup } from '../../../store/waiting-groups.ts'
import { momentWords } from '../../moment.ts'
import { waitingTitle } from '../decisions/group-words.ts'
import { LATELY } from '../decisions/lately.ts'
import type { Visit } from '../visit.ts'
import type { Need } from './need.ts'
import { relayTest } from './relay-test.ts'

/** Instants of the relay are told in no zone of anybody: in how long ago it began. */
export function relayNeed(visit: Visit, { reason, since }: WorkerFault): Need {
  const { say, now } = visit
  const minutes = Math.max(1, Math.round((now.getTime() - since.getTime()) / 60_000))
  return {
    tone: 'wrong',
    title: say('o.today.relay'),
    text: say('o.today.relaySince', { n: minutes }),
    said: reason,
    ways: relayTest(visit),
  }
}

export function waitingNeed(visit: Visit, group: WaitingGroup, courses: ReadonlyMap<string, Course>): Need {
  const { say, language, now } = visit
  const expires = momentWords(group.expiresAt, { now, zone: group.zone, language })
  return {
    tone: group.state === 'unknown' ? 'partial' : 'wrong',
    title: waitingTitle(group, courses, visit),
    text: say(group.expiresAt > now ? 'o.decisions.until' : 'o.decisions.tooLate', { when: expires }),
    ways: wayTo(`/o/decisions#group-${group.sample}`, say('o.today.decide')),
  }
}

export function bounceNeed({ say }: Visit, bounces: readonly BouncedLetter[]): Need {
  const n = bounces.reduce((sum, one) => sum + one.n, 0)
  const cohorts = new Map(bounces.map(({ cohort, cohortName }) => [cohort, cohortName]))
  return {
    tone: 'partial',
    title: say('o.today.bounced', { n }),
    text: say('o.today.bouncedWhere', { cohorts: [...cohorts.values()].join(', ') }),
    ways: wayTo(LATELY, say('o.today.whoBounced')),
  }
}

export function complaintNeed({ say }: Visit, n: number): Need {
  return {
    tone: 'partial',
    title: say('o.today.complaints', { n }),
    text: say('o.today.complaintsText'),
    ways: wayTo('/o/decisions/suppressions', say('o.today.complaintsWay')),
  }
}

export function linkNeed({ say, language, now }: Visit, link: EmptyLink): Need {
  const { cohort, cohortName, event, title, dueAt, zone } = link
  return {
    tone: 'partial',
    title: say('o.today.emptyLink', { title, cohort: cohortName }),
    text: say('o.today.linkBy', { when: momentWords(dueAt, { now, zone, language }) }),
    ways: wayTo(`/o/cohorts/${cohort}/events/${event}`, say('o.today.giveLink')),
  }
}

export function draftNeed({ say, language }: Visit, draft: DueDraft): Need {
  const { cohort, cohortName, dayOne, people } = draft
  return {
    tone: 'partial',
    title: say('o.today.draft', { cohort: cohortName }),
    text: say('o.today.draftWaits', { date: fullDate(dayOne, language), people }),
    ways: wayTo(`/o/cohorts/${cohort}/settings`, say('o.cohort.schedule')),
  }
}

function wayTo(href: string, label: string): Html {
  return html`<a class="button quiet" href="${href}">${label}</a>`
}
