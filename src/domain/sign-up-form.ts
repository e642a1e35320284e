import type { Address } from './address.ts'
import type { WallTime } from './calendar-rule.ts'
import { readGreeting } from './first-name.ts'
import { type AddressFault, readTypedAddress } from './typed-address.ts'
import { readZone } from './zones.ts'

/** What somebody typed into the form, whatever it is; `insisted` is the address that they were asked about before. */
export type TypedSignUp = { address: string; insisted?: string; firstName: string; zone: string; at: string }

export type SignUpChoice = { address: Address; firstName: string | undefined; zone: string; at: WallTime }

/** What is wrong with each field; the page has the words. */
export type SignUpFaults = { address?: AddressFault; firstName?: 'wrong'; zone?: 'wrong'; at?: 'wrong' }

export type CheckedSignUp = { ok: true; choice: SignUpChoice } | { ok: false; faults: SignUpFaults }

/** Checks what somebody typed, all fields at once. `hours` are the hours that the cohort lets choose from. */
export function checkSignUp(typed: TypedSignUp, hours: readonly WallTime[]): CheckedSignUp {
  const person = checkGuest(typed)
  const { at } = typed
  const faults = {
    ...(person.ok ? {} : person.faults),
    ...(hours.includes(at) ? {} : { at: 'wrong' as const }),
  }
  return person.ok && hours.includes(at)
    ? { ok: true, choice: { ...person.choice, at } }
    : { ok: false, faults }
}

/** What somebody typed who wants to register for an event without following the course, whatever it is. */
export type TypedGuest = Omit<TypedSignUp, 'at'>

export type GuestChoice = Omit<SignUpChoice, 'at'>

export type GuestFaults = Omit<SignUpFaults, 'at'>

/** Checks what somebody typed, all fields at once. */
export function checkGuest(
  typed: TypedGuest,
): { ok: true; choice: GuestChoice } | { ok: false; faults: GuestFaults } {
  const read = readTypedAddress(typed.address, typed.insisted)
  const [greeting, zone] = [readGreeting(typed.firstName), readZone(typed.zone)]
  if (read.ok && greeting.ok && zone.ok) {
    return { ok: true, choice: { address: read.address, firstName: greeting.name, zone: zone.zone } }
  }
  const faults: GuestFaults = {
    ...(read.ok ? {} : { address: read.fault }),
    ...(greeting.ok ? {} : { firstName: 'wrong' }),
    ...(zone.ok ? {} : { zone: 'wrong' }),
  }
  return { ok: false, faults }
}
