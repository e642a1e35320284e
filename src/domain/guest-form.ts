import { type Address, parseAddress } from './address.ts'
import { zoneName } from './calendar-rule.ts'
import { isFirstName } from './sign-up-form.ts'

/** What somebody typed who wants to register for an event without following the course, whatever it is. */
export type TypedGuest = { address: string; firstName: string; zone: string }

export type GuestChoice = { address: Address; firstName: string | undefined; zone: string }

/** What is wrong with each field; the page has the words. */
export type GuestFaults = { address?: 'missing' | 'wrong'; firstName?: 'wrong'; zone?: 'wrong' }

/** Checks what somebody typed, all fields at once. */
export function checkGuest(
  typed: TypedGuest,
): { ok: true; choice: GuestChoice } | { ok: false; faults: GuestFaults } {
  const parsed = parseAddress(typed.address)
  const firstName = typed.firstName.trim().normalize('NFC')
  const faults: GuestFaults = {
    ...(parsed.ok ? {} : { address: typed.address.trim() === '' ? 'missing' : 'wrong' }),
    ...(isFirstName(firstName) ? {} : { firstName: 'wrong' }),
    ...(zoneName.safeParse(typed.zone).success ? {} : { zone: 'wrong' }),
  }
  if (!parsed.ok || Object.keys(faults).length > 0) return { ok: false, faults }
  return {
    ok: true,
    choice: { address: parsed.address, firstName: firstName || undefined, zone: typed.zone },
  }
}
