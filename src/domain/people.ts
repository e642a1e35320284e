import { type Address, domainOf, parseAddress } from './address.ts'
import { wallTime } from './calendar-rule.ts'
import { readFirstName } from './first-name.ts'
import { meantDomain } from './near-domain.ts'
import { shown } from './shown.ts'
import { trimUnseen } from './unseen.ts'
import { type ReadZone, readZone } from './zones.ts'

/** One person of a list: `zone` is an IANA name, `at` a wall-clock time such as `07:30`. */
export type Person = { address: Address; firstName?: string; zone?: string; at?: string }

export type PersonField = 'address' | 'firstName' | 'zone' | 'at'

/** What one line of a list says; a field that the list does not have is absent. */
export type PersonCells = Partial<Record<PersonField, string>>

export type CheckedPerson = { ok: true; person: Person } | { ok: false; messages: string[] }

type Checked = { value?: string; message?: string }

/**
 * What was found out about the lines before: to ask the time-zone data costs 60 µs, too much for each of 100,000 lines.
 * Without `domains`, a domain near that of a large provider is taken as it is.
 */
export type KnownSoFar = { zones: Map<string, ReadZone>; domains?: Map<string, string | undefined> }

const HOUR = /^(\d{1,2})\s*(?::|h)\s*(\d{2})?(?::00)?$/i

/** Checks the cells of one person, as typed. All the messages of a line come at once. */
export function checkPerson(cells: PersonCells, known: KnownSoFar = { zones: new Map() }): CheckedPerson {
  const address = checkAddress(cells.address ?? '', known.domains)
  const read = readFirstName(cells.firstName ?? '')
  const zone = checkZone(trimUnseen(cells.zone ?? ''), known.zones)
  const at = checkHour(trimUnseen(cells.at ?? ''))
  const messages = [address.ok ? undefined : address.message, read.ok ? undefined : read.why, zone.message]
  const said = [...messages, at.message].filter((message) => message !== undefined)
  if (!address.ok || !read.ok || said.length > 0) return { ok: false, messages: said }
  return { ok: true, person: person(address.address, read.name, zone.value, at.value) }
}

type CheckedAddress = { ok: true; address: Address } | { ok: false; message: string }

function checkAddress(typed: string, domains: KnownSoFar['domains']): CheckedAddress {
  const parsed = parseAddress(typed)
  if (!parsed.ok) return { ok: false, message: addressMessage(typed, parsed.why) }
  const meant = domains && meantIn(domains, domainOf(parsed.address))
  if (meant === undefined) return parsed
  const question = `did you mean @${meant}? If not, keep such domains with --keep-domains`
  return { ok: false, message: `${shown(parsed.address)} may be mistyped: ${question}` }
}

function meantIn(domains: Map<string, string | undefined>, domain: string): string | undefined {
  if (!domains.has(domain)) domains.set(domain, meantDomain(domain))
  return domains.get(domain)
}

function addressMessage(typed: string, why: string): string {
  const text = trimUnseen(typed)
  if (text === '') return 'there is no address'
  const several = /:::|[,;]\s*\S+@/.test(text) && (text.match(/@/g) ?? []).length > 1
  return `${shown(text)} is not an address: ${several ? `${why}; keep one of the addresses in this cell` : why}`
}

function checkZone(zone: string, known: KnownSoFar['zones']): Checked {
  if (zone === '') return {}
  const read = known.get(zone) ?? readZone(zone)
  known.set(zone, read)
  if (read.ok) return { value: read.zone }
  if (read.isFixed) return { message: `${shown(zone)} is a fixed offset or an abbreviation, ${read.why}` }
  return { message: `${shown(zone)} is not a time zone, expected one such as ${read.proposal}` }
}

/** Takes 07:30, and what spreadsheets and people write for it: 7:30, 07:30:00, 7h30, 7 h. */
function checkHour(hour: string): Checked {
  if (hour === '') return {}
  const [, hours = '', minutes = '00'] = HOUR.exec(hour) ?? []
  const at = wallTime.safeParse(`${hours.padStart(2, '0')}:${minutes}`)
  if (hours !== '' && at.success) return { value: at.data }
  return { message: `${shown(hour)} is not an hour, expected one between 00:00 and 23:59 such as 07:30` }
}

function person(address: Address, firstName?: string, zone?: string, at?: string): Person {
  return { address, ...(firstName && { firstName }), ...(zone && { zone }), ...(at && { at }) }
}
