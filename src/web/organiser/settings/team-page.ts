import { html } from 'hono/html'
import { ROLES, type Role } from '../../../domain/rights.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { listOrganisers, type Organiser } from '../../../store/organisers.ts'
import { openInvitations } from '../../../store/sign-in-links.ts'
import { elapsedWords } from '../elapsed.ts'
import type { Visit } from '../visit.ts'
import { settingsPage } from './settings-page.ts'
import { standingFields } from './standing-fields.ts'

type Wrong = { typed: Typed; messages: FieldMessages }

/** Everybody with their role, and the form that invites one more; with what was typed where that is wrong. */
export async function teamPage(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { say, parts } = visit
  const team = await listOrganisers(parts.db)
  const invitations = await openInvitations(parts.db)
  return settingsPage(visit, {
    title: say('o.team.title'),
    status: wrong && 422,
    messages: wrong?.messages,
    content: html`${members({ team, invitations }, visit)}
<h2 id="invite">${say('o.team.invite')}</h2>
<p>${say('o.team.inviteText')}</p>
${inviteForm(visit, wrong)}`,
  })
}

type Team = { team: readonly Organiser[]; invitations: ReadonlyMap<number, Date> }

function members({ team, invitations }: Team, visit: Visit): Html {
  const { say } = visit
  return table({
    caption: say('o.team.count', { count: team.length }),
    rows: team,
    columns: [
      {
        name: say('o.team.name'),
        kind: 'head',
        cell: ({ id, name }) => html`<a href="/o/settings/team/${id}">${name}</a>`,
      },
      { name: say('o.team.address'), cell: ({ address }) => address },
      { name: say('o.team.role'), cell: ({ role }) => say(`role.${role}`) },
      {
        name: say('o.team.lists'),
        cell: ({ mayExport }) => say(mayExport ? 'o.team.exports' : 'o.team.exportsNot'),
      },
      {
        name: say('o.team.state'),
        cell: (organiser) => memberState(organiser, { endsAt: invitations.get(organiser.id), visit }),
      },
    ],
  })
}

/** Whether somebody is here, is invited, or has let the invitation go by. */
export function memberState(
  { joinedAt }: Organiser,
  { endsAt, visit }: { endsAt: Date | undefined; visit: Visit },
): Html {
  const { say, now } = visit
  if (joinedAt) return status(say('o.team.joined'), 'good')
  if (!endsAt || endsAt <= now) return status(say('o.team.invitationOver'), 'wrong')
  return status(say('o.team.invited', { end: elapsedWords(endsAt, { now, say }) }), 'partial')
}

function inviteForm(visit: Visit, wrong: Wrong | undefined): Html | '' {
  const { say } = visit
  const [typed, messages] = [wrong?.typed, wrong?.messages]
  const role = ROLES.find((known) => known === typed?.('role')) ?? ('organiser' satisfies Role)
  const mayExport = typed?.('export') === 'yes'
  const insisted = messages?.address
    ? html`<input type="hidden" name="insisted" value="${typed?.('address')}">`
    : ''
  return visit.form({
    action: '/o/settings/team',
    right: 'own',
    content: html`${insisted}${field({
      name: 'name',
      label: say('o.team.name'),
      value: typed?.('name'),
      required: true,
      message: messages?.name,
    })}${field({
      name: 'address',
      label: say('o.team.address'),
      type: 'email',
      value: typed?.('address'),
      required: true,
      message: messages?.address,
    })}${standingFields({ role, mayExport }, say, messages?.role)}${submit({ label: say('o.team.inviteButton') })}`,
  })
}
