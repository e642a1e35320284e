import type { OrganiserRoute } from '../route.ts'
import { act, show } from '../route.ts'
import { changeMemberRole } from './change-member-role.ts'
import { invite, inviteAgain } from './invite.ts'
import { memberPage } from './member.ts'
import { removeMember, removePage } from './remove-member.ts'
import { teamPage } from './team-page.ts'

/** `/o/settings/team`: who the organisers are, and what each may do. */
export const TEAM_ROUTES: readonly OrganiserRoute[] = [
  show('/settings/team', 'own', (visit) => teamPage(visit)),
  act('/settings/team', 'own', invite),
  show('/settings/team/:organiser', 'own', (visit) => memberPage(visit)),
  act('/settings/team/:organiser/role', 'own', changeMemberRole),
  act('/settings/team/:organiser/invitation', 'own', inviteAgain),
  show('/settings/team/:organiser/remove', 'own', (visit) => removePage(visit)),
  act('/settings/team/:organiser/remove', 'own', removeMember),
]
