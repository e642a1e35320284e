/** What an organiser may do. The first owner has every right; each other one gets a role with the invitation. */
export type Role = 'owner' | 'organiser' | 'writer' | 'observer'

export const ROLES: readonly Role[] = ['owner', 'organiser', 'writer', 'observer']

/**
 * `look`: see every page. `write`: drafts and test letters, which reach no reader. `run`: whatever changes what readers
 * get, or who they are. `own`: who the organisers are, and how the installation looks. `export`: take lists of people
 * out, whatever the role.
 */
export type Right = 'look' | 'write' | 'run' | 'own' | 'export'

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['look', 'write', 'run', 'own'],
  organiser: ['look', 'write', 'run'],
  writer: ['look', 'write'],
  observer: ['look'],
}

export function hasRight(organiser: { role: Role; mayExport: boolean }, right: Right): boolean {
  return right === 'export' ? organiser.mayExport : RIGHTS[organiser.role].includes(right)
}
