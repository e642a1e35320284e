import { type Enrollee, enrol as enrolPeople } from '../actions/enrol.ts'
import { withStore } from '../app.ts'
import type { Config } from '../config.ts'
import { parseAddress } from '../domain/address.ts'
import { systemClock } from '../domain/clock.ts'
import { UserError } from '../domain/user-error.ts'
import { cohortNamed } from './cohort.ts'
import type { Output } from './output.ts'
import { peopleFrom } from './people-file.ts'

export type EnrolOptions = { csv?: string; skipBad?: boolean }

/** `feuilleton enrol <cohort> <address>…` or `--csv file`. */
export async function enrol(
  config: Config,
  { cohort: slug, addresses }: { cohort: string; addresses: string[] },
  options: EnrolOptions,
  output: Output,
): Promise<number> {
  const typed = readAddresses(addresses)
  const listed = options.csv
    ? await peopleFrom(options.csv, { skipBad: options.skipBad ?? false, output })
    : []
  const people = [...typed, ...listed]
  if (people.length === 0) throw new UserError('nobody to enrol: name addresses, or a file with --csv')
  const { enrolled, already } = await withStore(config, async (db) =>
    enrolPeople(db, { ...(await cohortNamed(db, slug)), people }, systemClock),
  )
  output.out(`Enrolled ${enrolled} in ${slug}${already > 0 ? `; there already: ${already}` : ''}`)
  return 0
}

function readAddresses(addresses: string[]): Enrollee[] {
  const read = addresses.map((text) => ({ text, parsed: parseAddress(text) }))
  const wrong = read.flatMap(({ text, parsed }) =>
    parsed.ok ? [] : [`${text.slice(0, 100)}: ${parsed.why}`],
  )
  if (wrong.length > 0) throw new UserError(`${wrong.join('\n')}\nNobody was enrolled.`)
  return read.flatMap(({ parsed }) => (parsed.ok ? [{ address: parsed.address }] : []))
}
