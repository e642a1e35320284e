import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { databaseTime } from '../store/ticks.ts'

/** In milliseconds. A clock that is off by more would send letters too early, or find them expired. */
const MOST_SKEW_MS = 20_000

/**
 * Compares our clock with the database's, which all processes share. This process cannot know which of the two is
 * wrong, so it does nothing until they agree. An answer that took long proves less, so the time it took counts in its
 * favour.
 * @returns a sentence that says how far apart the clocks are; undefined when they may agree.
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
