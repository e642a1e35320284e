import { z } from 'zod'
import { changeRole } from '../../../actions/organisers/change-role.ts'
import { attempt } from '../../../domain/refusal.ts'
import { hasRight } from '../../../domain/rights.ts'
import { form } from '../../../html/form.ts'
import type { Organiser } from '../../../store/organisers.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { memberOf, memberPage } from './member.ts'
import { EXPORT_FIELD, ROLE_FIELD, readSeen, seenText } from './standing-fields.ts'

const STANDING = form(z.object({ role: ROLE_FIELD, export: EXPORT_FIELD }), {
  fields: { role: ['wrong'], export: [] },
})

/** Changes the role, unless somebody else has done so since the form was shown. */
export async function changeMemberRole(visit: Visit): Promise<Response> {
  const { parts, by, now, say } = visit
  const member = await memberOf(visit)
  if (!member) return visit.notFound()
  const typed = await typedForm(visit.c)
  const read = STANDING.read(typed)
  if (!read.ok) return memberPage(visit, say('o.team.roleWrong'))
  const wanted = { role: read.value.role, mayExport: read.value.export }
  const change = { organiserId: member.id, wanted, seen: readSeen(typed('seen')), by, now }
  const changed = await attempt(changeRole(parts.db, change))
  if ('refused' in changed) return memberPage(visit, refusedSentence(changed, visit))
  return changedBack(visit, member, changed)
}

/** Whoever is no owner any more has no team to go back to. */
function changedBack(visit: Visit, before: Organiser, after: Organiser): Promise<Response> {
  const isOwnLoss = visit.organiser.id === after.id && !hasRight(after, 'own')
  const told = {
    message: 'o.team.changed',
    values: { name: after.name, role: visit.say(`role.${after.role}`) },
  } as const
  if (isOwnLoss) return visit.back('/o/settings', told)
  const fields = { role: before.role, export: before.mayExport ? 'yes' : '', seen: seenText(after) }
  const undo = { action: `/o/settings/team/${after.id}/role`, label: 'o.team.undo', fields } as const
  return visit.back('/o/settings/team', { ...told, undo })
}
