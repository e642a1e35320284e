import { type Address, domainOf, parseAddress } from './address.ts'
import type { AddressMistake } from './address-mistake.ts'
import { wallTime } from './calendar-rule.ts'
import { readFirstName } from './first-name.ts'
import type { PersonProblem } from './list-problem.ts'
import { meantDomain } from './near-domain.ts'
import { trimUnseen } from './unseen.ts'
import { type ReadZone, readZone } from './zones.ts'

/** One person of a list: `zone` is an IANA name, `at` a wall-clock time such as `07:30`. */
export type Person = { address: Address; firstName?: string; zone?: string; at?: string }

export type PersonField = 'address' | 'firstName' | 'zone' | 'at'

/** What one line of a list says; a field that the list does not have is absent. */
export type PersonCells = Partial<Record<PersonField, string>>

export type CheckedPerson = { ok: true; person: Person } | { ok: false; problems: PersonProblem[] }

type Checked = { value?: string; problem?: PersonProblem }

/**
 * What was found out about the lines before: to ask the time-zone data costs 60 µs, too much for each of 100,000 lines.
 * Without `domains`, a domain near that of a large provider is taken as it is.
 */
export type KnownSoFar = { zones: Map<string, ReadZone>; domains?: Map<string, string | undefined> }

const HOUR = /^(\d{1,2})\s*(?::|h)\s*(\d{2})?(?::00)?$/i

/** Checks the cells of one person, as typed. All the problems of a line come at once. */
export function checkPerson(cells: PersonCells, known: KnownSoFar = { zones: new Map() }): CheckedPerson {
  const address = checkAddress(cells.address ?? '', known.domains)
  const name = checkName(cells.firstName ?? '')
  const zone = checkZone(trimUnseen(cells.zone ?? ''), known.zones)
  const at = checkHour(trimUnseen(cells.at ?? ''))
  const found = [address.ok ? undefined : address.problem, name.problem, zone.problem, at.problem]
  const problems = found.filter((problem) => problem !== undefined)
  if (!address.ok || problems.length > 0) return { ok: false, problems }
  return { ok: true, person: person(address.address, name.value, zone.value, at.value) }
}

type CheckedAddress = { ok: true; address: Address } | { ok: false; problem: PersonProblem }

function checkAddress(typed: string, domains: KnownSoFar['domains']): CheckedAddress {
  const parsed = parseAddress(typed)
  if (!parsed.ok) return { ok: false, problem: addressProblem(trimUnseen(typed), parsed.mistake) }
  const meant = domains && meantIn(domains, domainOf(parsed.address))
  if (meant === undefined) return parsed
  return { ok: false, problem: { problem: 'near-domain', typed: parsed.address, meant } }
}

function meantIn(domains: Map<string, string | undefined>, domain: string): string | undefined {
  if (!domains.has(domain)) domains.set(domain, meantDomain(domain))
  return domains.get(domain)
}

function addressProblem(typed: string, mistake: AddressMistake): PersonProblem {
  if (typed === '') return { problem: 'no-address' }
  const several = /:::|[,;]\s*\S+@/.test(typed) && (typed.match(/@/g) ?? []).length > 1
  return several
    ? { problem: 'several-addresses', typed, mistake }
    : { problem: 'wrong-address', typed, mistake }
}

function checkName(typed: string): Checked {
  const read = readFirstName(typed)
  if (!read.ok) return { problem: { problem: 'wrong-name', name: trimUnseen(typed), mistake: read.why } }
  return read.name === undefined ? {} : { value: read.name }
}

function checkZone(zone: string, known: KnownSoFar['zones']): Checked {
  if (zone === '') return {}
  const read = known.get(zone) ?? readZone(zone)
  known.set(zone, read)
  if (read.ok) return { value: read.zone }
  const { proposal } = read
  return { problem: { problem: read.isFixed ? 'fixed-zone' : 'wrong-zone', zone, proposal } }
}

/** Takes 07:30, and what spreadsheets and people write for it: 7:30, 07:30:00, 7h30, 7 h. */
function checkHour(hour: string): Checked {
  if (hour === '') return {}
  const [, hours = '', minutes = '00'] = HOUR.exec(hour) ?? []
  const at = wallTime.safeParse(`${hours.padStart(2, '0')}:${minutes}`)
  if (hours !== '' && at.success) return { value: at.data }
  return { problem: { problem: 'wrong-hour', hour } }
}

function person(address: Address, firstName?: string, zone?: string, at?: string): Person {
  return { address, ...(firstName && { firstName }), ...(zone && { zone }), ...(at && { at }) }
}
