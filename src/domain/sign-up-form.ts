import { type Address, parseAddress } from './address.ts'
import { type WallTime, zoneName } from './calendar-rule.ts'
import { checkFirstName } from './people.ts'

/** What somebody typed into the form, whatever it is. */
export type TypedSignUp = { address: string; firstName: string; zone: string; at: string }

export type SignUpChoice = { address: Address; firstName: string | undefined; zone: string; at: WallTime }

/** What is wrong with each field; the page has the words. */
export type SignUpFaults = {
  address?: 'missing' | 'wrong'
  firstName?: 'wrong'
  zone?: 'wrong'
  at?: 'wrong'
}

export type CheckedSignUp = { ok: true; choice: SignUpChoice } | { ok: false; faults: SignUpFaults }

/** Mail programs make a link of it: anybody could have us send their link to anybody. */
const LOOKS_LIKE_A_LINK = /[/@\\<>]|\p{L}\.\p{L}{2,}|\bwww\b/iu

/** Checks what somebody typed, all fields at once. `hours` are the hours that the cohort lets choose from. */
export function checkSignUp(typed: TypedSignUp, hours: readonly WallTime[]): CheckedSignUp {
  const parsed = parseAddress(typed.address)
  const firstName = typed.firstName.trim().normalize('NFC')
  const isName = isFirstName(firstName)
  const faults: SignUpFaults = {
    ...(parsed.ok ? {} : { address: typed.address.trim() === '' ? 'missing' : 'wrong' }),
    ...(isName ? {} : { firstName: 'wrong' }),
    ...(zoneName.safeParse(typed.zone).success ? {} : { zone: 'wrong' }),
    ...(hours.includes(typed.at) ? {} : { at: 'wrong' }),
  }
  if (!parsed.ok || Object.keys(faults).length > 0) return { ok: false, faults }
  const { zone, at } = typed
  return { ok: true, choice: { address: parsed.address, firstName: firstName || undefined, zone, at } }
}

/** Whether a text, trimmed and in NFC, can be greeted in a letter that anybody can have sent to anybody; it may be empty. */
export function isFirstName(text: string): boolean {
  return text.isWellFormed() && checkFirstName(text).message === undefined && !LOOKS_LIKE_A_LINK.test(text)
}
