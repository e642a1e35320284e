import { erasePerson, exportPerson } from '../../actions/people/erase-person.ts'
import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { addressKey } from '../../domain/address.ts'
import { systemClock } from '../../domain/clock.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { exportAddress } from '../../store/exports.ts'
import { findPersonAt, listCourses } from '../../store/people-person.ts'
import { authorOf } from '../author.ts'
import { count, type Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { addressTyped, type PersonOptions, personAt } from './person-named.ts'

/** `feuilleton person erase <address>`: says what it would do, and does it with `--yes`. */
export async function erase(
  config: Config,
  address: string,
  options: PersonOptions & { yes?: boolean },
  output: Output,
): Promise<number> {
  return withStore(config, async (db) => {
    const courses = await coursesOf(db, address)
    if (!options.yes) {
      throw new UserError(
        `this ends ${count(courses.length, 'course')} of ${address} and deletes the address, the name and where ` +
          'each consent came from, for good. The ledger stays, without a name. Add --yes.',
      )
    }
    const request = {
      enrolmentId: courses[0].enrolmentId,
      keys: await tokenKeys(config, db),
      by: authorOf(options),
    }
    await erasePerson(db, request, systemClock)
    output.out('Erased. No import can bring this address back; its own sign-up can.')
    return 0
  })
}

/** `feuilleton person export <address>`: all that is stored about one person, as JSON. */
export async function exportData(
  config: Config,
  address: string,
  options: PersonOptions,
  output: Output,
): Promise<number> {
  const kept = await withStore(config, async (db) => {
    const alone = await ofNobody(db, address)
    if (alone) return alone
    const [{ enrolmentId }] = await coursesOf(db, address)
    return exportPerson(db, { enrolmentId, by: authorOf(options) }, systemClock)
  })
  output.out(JSON.stringify(kept, null, 2))
  return 0
}

/** What is kept about an address that nobody has any more, or never had. */
async function ofNobody(db: Database, typed: string) {
  const key = addressKey(addressTyped(typed))
  return (await findPersonAt(db, key)) ? undefined : exportAddress(db, key)
}

async function coursesOf(db: Database, address: string) {
  const [first, ...others] = await listCourses(db, (await personAt(db, address)).id)
  if (!first) throw new UserError(`${address} has never been in a course`)
  return [first, ...others] as const
}
