import { html } from 'hono/html'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { findOrganiser, type Organiser } from '../../../store/organisers.ts'
import { openInvitations } from '../../../store/sign-in-links.ts'
import type { Visit } from '../visit.ts'
import { seenText, standingFields } from './standing-fields.ts'
import { memberState } from './team-page.ts'

/** The organiser that the address of this page names. */
export function memberOf({ c, parts }: Visit): Promise<Organiser | undefined> {
  const typed = c.req.param('organiser') ?? ''
  return /^[1-9]\d{0,14}$/.test(typed) ? findOrganiser(parts.db, Number(typed)) : Promise.resolve(undefined)
}

/** One organiser: what they may do, and the way out. */
export async function memberPage(visit: Visit, message?: string): Promise<Response> {
  const member = await memberOf(visit)
  if (!member) return visit.notFound()
  const { say, language, parts } = visit
  const endsAt = (await openInvitations(parts.db)).get(member.id)
  return visit.page({
    title: member.name,
    room: 'settings',
    ...(message ? { status: 409 as const } : {}),
    body: html`<p class="kicker"><a href="/o/settings/team">${say('o.team.title')}</a></p>
<h1>${member.name}</h1>
${errorSummary({ role: message }, language)}<p>${member.address} ${memberState(member, { endsAt, visit })}</p>
${member.joinedAt ? '' : againForm(visit, member)}
${roleForm(visit, member, message)}
<p class="actions"><a class="button danger" href="/o/settings/team/${member.id}/remove">${say(
      member.joinedAt ? 'o.team.remove' : 'o.team.withdraw',
    )}</a></p>`,
  })
}

function againForm(visit: Visit, { id }: Organiser): Html | '' {
  const content = submit({ label: visit.say('o.team.again'), tone: 'quiet' })
  return visit.form({ action: `/o/settings/team/${id}/invitation`, right: 'own', content })
}

function roleForm(visit: Visit, member: Organiser, message: string | undefined): Html | '' {
  const { say } = visit
  return visit.form({
    action: `/o/settings/team/${member.id}/role`,
    right: 'own',
    content: html`<input type="hidden" name="seen" value="${seenText(member)}">${standingFields(member, say, message)}${submit({ label: say('o.team.save') })}`,
  })
}
