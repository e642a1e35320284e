import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { databaseTime } from '../store/ticks.ts'

/** A clock further off than this, in milliseconds, would send letters too early, or find them expired. */
const MOST_SKEW_MS = 20_000

/**
 * Compares our clock with the database's, which all processes share. Which of the two is wrong cannot be known from
 * here, so the process that disagrees does nothing until they agree. An answer that was long on its way proves less.
 * @returns a sentence that says how far apart they are; undefined when they may agree.
 */
export async function clockFault(db: Database, clock: Clock): Promise<string | undefined> {
  const asked = clock.now().getTime()
  const theirs = (await databaseTime(db)).getTime()
  const ahead = asked - theirs
  const behind = theirs - clock.now().getTime()
  const skew = Math.max(ahead, behind)
  if (skew <= MOST_SKEW_MS) return undefined
  return (
    `the clock of this machine is ${Math.round(skew / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} the database's: ` +
    'nothing is sent from here until they agree'
  )
}
