import type { Config } from '../config.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Database } from '../store/database.ts'
import { isAnyAlive } from '../store/workers.ts'

/**
 * What it still takes for people to get the letters of a cohort, a line each: nothing that is there already. Only a
 * service that does not run yet will have the settings of this command.
 */
export async function stillNeeded(
  db: Database,
  { relay }: Pick<Config, 'relay'>,
  { slug, state, signUp }: Cohort,
): Promise<string[]> {
  const isClosed = state === 'running' && signUp === 'closed'
  return [
    ...(isClosed ? [`For people to sign up by themselves: npx feuilleton cohort open ${slug}`] : []),
    ...((await isAnyAlive(db)) ? [] : serviceLines(relay !== undefined)),
  ]
}

function serviceLines(hasRelay: boolean): string[] {
  return [
    'No service is running, and letters leave only while one does: npx feuilleton serve',
    ...(hasRelay
      ? []
      : ['SMTP_URL is not set: that service would keep letters in its outbox, and send none']),
  ]
}
