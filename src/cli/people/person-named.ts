import { type Address, addressKey, parseAddress } from '../../domain/address.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { findPersonAt, listCourses, type Person, type PersonCourse } from '../../store/people-person.ts'

/** Options of every command that changes something about one person. */
export type PersonOptions = {
  /** The cohort that it is about, where the person is in several. */
  cohort?: string
  /** Who does it; the user of the system when absent. */
  by?: string
}

/** @throws UserError when it cannot be an address. */
export function addressTyped(typed: string): Address {
  const parsed = parseAddress(typed)
  if (!parsed.ok) throw new UserError(`this address cannot be used: ${parsed.why}`)
  return parsed.address
}

/** @throws UserError when nobody has this address. */
export async function personAt(db: Database, typed: string): Promise<Person> {
  const address = addressTyped(typed)
  const person = await findPersonAt(db, addressKey(address))
  if (!person)
    throw new UserError(`nobody has the address ${address}: feuilleton person find looks for people`)
  return person
}

/**
 * The course of a person that a command is about: the one in the cohort that is named, or the only one that goes on.
 * @throws UserError that names those that there are.
 */
export async function courseAt(
  db: Database,
  typed: string,
  { cohort }: PersonOptions,
): Promise<PersonCourse> {
  const courses = await listCourses(db, (await personAt(db, typed)).id)
  const goOn = courses.filter(({ state }) => state !== 'unsubscribed')
  const meant = cohort === undefined ? goOn : courses.filter((course) => course.cohort === cohort)
  const [course, other] = meant
  if (course && !other) return course
  const known = courses.map((one) => one.cohort).join(', ') || 'none'
  if (course) throw new UserError(`${typed} is in several cohorts: say which with --cohort, one of ${known}`)
  throw new UserError(
    cohort === undefined
      ? `${typed} follows no course any more: say which with --cohort, one of ${known}`
      : `${typed} is not in ${cohort}; cohorts: ${known}`,
  )
}
