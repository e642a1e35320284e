import type { Enrollee } from '../../actions/enrolments/enrol.ts'
import { importAtOnce } from '../../actions/lists/import-at-once.ts'
import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { parseAddress } from '../../domain/address.ts'
import { systemClock } from '../../domain/clock.ts'
import { meantAddress } from '../../domain/typed-address.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import type { Output } from '../output.ts'
import { stillNeeded } from '../still-needed.ts'
import { withStore } from '../with-store.ts'
import { type ListOptions, type PeopleList, peopleFrom } from './people-file.ts'

export type EnrolOptions = ListOptions & { csv?: string; basis?: string; by?: string }

const NO_LIST: PeopleList = { people: [], file: undefined }

/** `feuilleton enrol <cohort> <address>… --basis words`, or `--csv file`. */
export async function enrol(
  config: Config,
  { cohort: slug, addresses }: { cohort: string; addresses: string[] },
  options: EnrolOptions,
  output: Output,
): Promise<number> {
  const basis = readBasis(options.basis)
  const typed = readAddresses(addresses, options)
  const listed = options.csv ? await peopleFrom(options.csv, options, output) : NO_LIST
  const people = [...typed, ...listed.people]
  if (people.length === 0) throw new UserError('nobody to enrol: name addresses, or a file with --csv')
  const { enrolled, already, erased, needed } = await withStore(config, async (db) => {
    const course = { ...(await cohortNamed(db, slug)), keys: await tokenKeys(config, db) }
    const request = { ...course, people, basis, file: listed.file, by: authorOf(options) }
    const counts = await importAtOnce(db, request, systemClock)
    return { ...counts, needed: await stillNeeded(db, config, course.cohort) }
  })
  output.out(`Enrolled ${enrolled} in ${slug}${already > 0 ? `; there already: ${already}` : ''}`)
  if (erased > 0)
    output.out(`Left out: ${erased} that had themselves erased; they can come back by signing up themselves`)
  for (const line of needed) output.out(line)
  return 0
}

function readBasis(basis = ''): string {
  if (basis.trim() !== '') return basis.trim()
  throw new UserError(
    'say how these people agreed to be written to, as it is you who answers for it: ' +
      '--basis "signed up at the general assembly of 12 March".\nIt is kept beside each of them. Nobody was enrolled.',
  )
}

function readAddresses(addresses: string[], { keepDomains = false }: EnrolOptions): Enrollee[] {
  const read = addresses.map((text) => ({ text, parsed: parseAddress(text) }))
  const wrong = read.flatMap(({ text, parsed }) => {
    if (!parsed.ok) return [`${text.slice(0, 100)}: ${parsed.why}`]
    const meant = keepDomains ? undefined : meantAddress(parsed.address)
    return meant ? [`${parsed.address}: did you mean ${meant}? If not, add --keep-domains`] : []
  })
  if (wrong.length > 0) throw new UserError(`${wrong.join('\n')}\nNobody was enrolled.`)
  return read.flatMap(({ parsed }) => (parsed.ok ? [{ address: parsed.address }] : []))
}
