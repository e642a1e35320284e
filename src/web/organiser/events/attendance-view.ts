import { html } from 'hono/html'
import type { AttendanceRow } from '../../../actions/events/attendance-blocks.ts'
import type { FollowUp } from '../../../actions/events/follow-ups.ts'
import type { AttendancePlan } from '../../../actions/events/note-attendance.ts'
import { audienceWords } from '../../../actions/events/plan-words.ts'
import type { AttendanceFile } from '../../../actions/events/read-attendance.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { PlainMessage } from '../../../language/catalogues.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

const SHOWN = 20

/** The lines of a list that cannot be read: nobody of it is taken, as whoever is left out would count as absent. */
export function attendanceMistakes({ say }: Visit, mistakes: AttendanceFile['mistakes']): Html {
  return html`<div class="errors" role="alert"><h2>${say('o.events.badList', { n: mistakes.length })}</h2>
<ul>${mistakes.slice(0, SHOWN).map(({ line, message }) => html`<li>${say('o.events.line', { line })} <span lang="en">${message}</span></li>\n`)}</ul></div>
`
}

type Read = {
  of: EventOfVisit
  plan: AttendancePlan
  letters: readonly FollowUp[]
  rows: readonly AttendanceRow[]
}

/** What a list means for the people of an event, and which letters follow. */
export function attendanceView(visit: Visit, { of, plan, letters, rows }: Read): Html {
  const { say } = visit
  return html`<h3>${say('o.events.listSays', { n: rows.length })}</h3>
<ul class="plan-lines">${groups(visit, plan)}</ul>
${addresses(visit, plan)}
${followUpLines(visit, { of, letters })}
${visit.form({
  action: `${of.path}/attended`,
  right: 'run',
  content: html`<input type="hidden" name="rows" value="${asList(rows)}">
${submit({ label: say('o.events.storeList', { n: plan.groups.present.length + plan.groups.unregistered.length }) })}`,
})}`
}

/** As the same reader reads it again, whatever file it came from. */
function asList(rows: readonly AttendanceRow[]): string {
  return [
    'email,attended',
    ...rows.map(({ address, attended }) => `${address},${attended ? 'yes' : 'no'}`),
  ].join('\n')
}

function groups({ say }: Visit, { groups: found, unlisted, marksUnlisted }: AttendancePlan): Html {
  const lines: [number, PlainMessage][] = [
    [found.present.length, 'o.events.group.present'],
    [found.absent.length, 'o.events.group.absent'],
    [unlisted, marksUnlisted ? 'o.events.group.unlisted' : 'o.events.group.unlistedStay'],
    [found.unregistered.length, 'o.events.group.unregistered'],
    [found.tookBack.length, 'o.events.group.tookBack'],
    [found.notConcerned.length, 'o.events.group.notConcerned'],
    [found.unknown.length, 'o.events.group.unknown'],
  ]
  return html`${lines.filter(([n]) => n > 0).map(([n, message]) => html`<li><strong>${n}</strong> ${say(message)}</li>\n`)}`
}

function addresses({ say }: Visit, { groups: { unknown } }: AttendancePlan): Html | '' {
  if (unknown.length === 0) return ''
  return html`<details><summary>${say('o.events.whoUnknown')}</summary>
<ul>${unknown.slice(0, SHOWN).map((address) => html`<li>${address}</li>\n`)}</ul></details>
`
}

function followUpLines(visit: Visit, { of, letters }: Pick<Read, 'of' | 'letters'>): Html {
  const { say, language, now } = visit
  if (letters.length === 0) return html`<p>${say('o.events.noFollowUp')}</p>`
  return html`<h3>${say('o.events.followUps')}</h3>
<ul class="plan-lines">${letters.map(({ reminder, audience, dueAt, zone, isGone }) => {
    const people = audienceWords(audience, { kind: of.found.kind, language })
    const when = momentWords(dueAt, { now, language, zone })
    return html`<li>${say(isGone ? 'o.events.hasLeft' : 'o.events.leaves', { reminder, people, when })}</li>\n`
  })}</ul>`
}
