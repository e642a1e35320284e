import type { Config } from '../../config.ts'
import { listOrganisers, type Organiser } from '../../store/organisers.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton organiser list`: who may sign in, and who is invited. */
export async function listTeam(config: Config, output: Output): Promise<number> {
  const team = await withStore(config, listOrganisers)
  if (team.length === 0)
    output.out('Nobody yet: npx feuilleton organiser link <address> makes the first owner.')
  else
    for (const line of table([['ADDRESS', 'NAME', 'ROLE', 'EXPORT', 'JOINED'], ...team.map(row)]))
      output.out(line)
  return 0
}

function row({ address, name, role, mayExport, joinedAt }: Organiser): string[] {
  return [address, name, role, mayExport ? 'yes' : 'no', joinedAt?.toISOString() ?? 'invited']
}
