import { type Address, parseAddress } from './address.ts'
import { wallTime, zoneName } from './calendar-rule.ts'

/** One person of a list: `zone` is an IANA name, `at` a wall-clock time such as `07:30`. */
export type Person = { address: Address; firstName?: string; zone?: string; at?: string }

export type PersonField = 'address' | 'firstName' | 'zone' | 'at'

/** What one line of a list says; a field that the list does not have is absent. */
export type PersonCells = Partial<Record<PersonField, string>>

export type CheckedPerson = { ok: true; person: Person } | { ok: false; messages: string[] }

type Checked = { value?: string; message?: string }

const MAX_FIRST_NAME = 100
const FORMULA = /^[=+@-]/
const CONTROL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFD]/u
const HOUR = /^(\d{1,2})\s*(?::|h)\s*(\d{2})?(?::00)?$/i
const MAX_SHOWN = 40

/**
 * Checks the cells of one person, as typed. All the messages of a line come at once. `knownZones` holds
 * the zones found good so far: asking the time-zone data costs 60 µs, too much for each of 100,000 lines.
 */
export function checkPerson(cells: PersonCells, knownZones: Set<string> = new Set()): CheckedPerson {
  const parsed = parseAddress(cells.address ?? '')
  const firstName = checkFirstName(tidy(cells.firstName))
  const zone = checkZone(tidy(cells.zone), knownZones)
  const at = checkHour(tidy(cells.at))
  const messages = [firstName.message, zone.message, at.message].filter((message) => message !== undefined)
  if (!parsed.ok) messages.unshift(addressMessage(cells.address ?? '', parsed.why))
  if (!parsed.ok || messages.length > 0) return { ok: false, messages }
  return { ok: true, person: person(parsed.address, firstName.value, zone.value, at.value) }
}

function tidy(cell = ''): string {
  return cell.trim().normalize('NFC')
}

/** A spreadsheet would run a name that starts like a formula, when the list is exported and opened again. */
export function checkFirstName(name: string): Checked {
  if (name === '') return {}
  if (CONTROL.test(name)) return { message: 'the first name contains a line break or a control character' }
  if (FORMULA.test(name))
    return { message: `the first name ${shown(name)} starts like a spreadsheet formula` }
  if (name.length <= MAX_FIRST_NAME) return { value: name }
  return { message: `the first name ${shown(name)} is longer than ${MAX_FIRST_NAME} characters` }
}

function checkZone(zone: string, known: Set<string>): Checked {
  if (zone === '') return {}
  if (!known.has(zone) && !zoneName.safeParse(zone).success) {
    return { message: `${shown(zone)} is not a time zone, expected one such as Europe/Paris` }
  }
  known.add(zone)
  return { value: zone }
}

/** Takes 07:30, and what spreadsheets and people write for it: 7:30, 07:30:00, 7h30, 7 h. */
function checkHour(hour: string): Checked {
  if (hour === '') return {}
  const [, hours = '', minutes = '00'] = HOUR.exec(hour) ?? []
  const at = wallTime.safeParse(`${hours.padStart(2, '0')}:${minutes}`)
  if (hours !== '' && at.success) return { value: at.data }
  return { message: `${shown(hour)} is not an hour, expected one between 00:00 and 23:59 such as 07:30` }
}

function addressMessage(typed: string, why: string): string {
  return typed.trim() === '' ? 'there is no address' : `${shown(typed.trim())} is not an address: ${why}`
}

/** What someone typed, quoted and cut to a length that a message can hold. */
export function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}

function person(address: Address, firstName?: string, zone?: string, at?: string): Person {
  return { address, ...(firstName && { firstName }), ...(zone && { zone }), ...(at && { at }) }
}
