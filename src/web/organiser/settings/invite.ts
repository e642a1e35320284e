import { z } from 'zod'
import { inviteOrganiser } from '../../../actions/organisers/invite.ts'
import { attempt } from '../../../domain/refusal.ts'
import { type Faults, form, messagesOf } from '../../../html/form.ts'
import type { Say } from '../../../language/say.ts'
import type { NewOrganiser } from '../../../store/organisers.ts'
import { ADDRESS_CODES, addressField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import { nameField } from '../name-field.ts'
import type { Visit } from '../visit.ts'
import { invitedPage } from './invited-page.ts'
import { mailInvitation } from './mail-invitation.ts'
import { memberOf } from './member.ts'
import { EXPORT_FIELD, ROLE_FIELD } from './standing-fields.ts'
import { teamPage } from './team-page.ts'

const CODES = { name: ['wrong'], address: ADDRESS_CODES, role: ['wrong'], export: [] } as const

const invitation = (insisted: string) =>
  form(
    z.object({ name: nameField, address: addressField(insisted), role: ROLE_FIELD, export: EXPORT_FIELD }),
    { fields: CODES },
  )

/** Invites whom the form names. */
export async function invite(visit: Visit): Promise<Response> {
  const typed = await typedForm(visit.c)
  const read = invitation(typed('insisted')).read(typed)
  if (!read.ok) return teamPage(visit, { typed, messages: messagesIn(read.faults, visit.say) })
  const { export: mayExport, ...wanted } = read.value
  const answer = await inviteAs(visit, { ...wanted, mayExport })
  if (answer) return answer
  return teamPage(visit, { typed, messages: { address: visit.say('o.team.addressHere') } })
}

function messagesIn(faults: Faults<typeof CODES>, say: Say) {
  return messagesOf(faults, {
    name: () => say('o.team.nameWrong'),
    address: (fault) =>
      fault.code === 'near'
        ? say('o.team.addressNear', { meant: fault.detail ?? '' })
        : say('signIn.addressWrong'),
    role: () => say('o.team.roleWrong'),
    export: () => '',
  })
}

/** Invites again whom an earlier invitation did not reach: its link opens nothing from then on. */
export async function inviteAgain(visit: Visit): Promise<Response> {
  const member = await memberOf(visit)
  if (!member) return visit.notFound()
  return (await inviteAs(visit, member)) ?? visit.back(`/o/settings/team/${member.id}`)
}

/** The page with the link; undefined where somebody with this address has joined. */
async function inviteAs(visit: Visit, wanted: NewOrganiser): Promise<Response | undefined> {
  const { parts, by, now } = visit
  const { address, name, role, mayExport } = wanted
  const invited = await attempt(inviteOrganiser(parts.db, { address, name, role, mayExport, by, now }))
  if ('refused' in invited) return undefined
  const link = `${parts.publicUrl}/o/enter/${invited.secret}`
  const outcome = await mailInvitation(visit, { organiser: invited.organiser, link })
  return invitedPage(visit, { organiser: invited.organiser, link, outcome })
}
