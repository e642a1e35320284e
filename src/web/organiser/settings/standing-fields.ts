import { html } from 'hono/html'
import { z } from 'zod'
import { ROLES, type Role } from '../../../domain/rights.ts'
import { checkBox, choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import type { Say } from '../../../language/say.ts'
import type { Standing } from '../../../store/organisers.ts'

/** What an organiser may do, as a form sends it. */
export const ROLE_FIELD = z.enum(ROLES as [Role, ...Role[]])
export const EXPORT_FIELD = z.string().transform((ticked) => ticked === 'yes')

/** The choice of a role, each with what it may do, and the right to take lists out. */
export function standingFields({ role, mayExport }: Standing, say: Say, message?: string): Html {
  return html`${choice({
    name: 'role',
    legend: say('o.team.role'),
    value: role,
    message,
    options: ROLES.map((value) => ({
      value,
      label: say(`o.team.roleName.${value}`),
      hint: say(`o.team.roleHint.${value}`),
    })),
  })}${checkBox({ name: 'export', value: 'yes', label: say('o.team.export'), isTicked: mayExport })}`
}

/** What a form showed, to send along with it. */
export function seenText({ role, mayExport }: Standing): string {
  return mayExport ? `${role}+` : role
}

export function readSeen(seen: string): Standing {
  return { role: ROLE_FIELD.catch('observer').parse(seen.replace('+', '')), mayExport: seen.endsWith('+') }
}
