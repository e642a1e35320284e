import type { Clock } from '../../domain/clock.ts'
import { isErased } from '../../domain/erased-address.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { lockPerson } from '../../store/people-addresses.ts'
import { findPerson, setFirstName } from '../../store/people-person.ts'

export type NameRequest = {
  subscriberId: number
  /** Null for a person who is greeted without a name. */
  to: string | null
  by: Author
}

/**
 * Corrects the first name by which letters greet somebody, from the next one on. The journal keeps both names until the
 * person is erased.
 * @throws Refused when there is no such person any more.
 */
export async function correctFirstName(
  db: Database,
  { subscriberId, to, by }: NameRequest,
  clock: Clock,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockPerson(tx, subscriberId)
    const person = await findPerson(tx, subscriberId)
    if (!person) throw new Refused({ refused: 'no-such-person' })
    if (isErased(person.address)) throw new Refused({ refused: 'person-erased' })
    if (person.firstName === to) return
    await setFirstName(tx, { subscriberId, firstName: to })
    const personal = { ...named('before', person.firstName), ...named('after', to) }
    await writeEntry(tx, { by, at: clock.now(), deed: { act: 'person-renamed' }, subscriberId, personal })
  })
}

function named(word: 'before' | 'after', name: string | null): Record<string, string> {
  return name === null ? {} : { [word]: name }
}
