import { type Address, domainOf, parseAddress } from './address.ts'
import { meantDomain } from './near-domain.ts'
import { trimUnseen } from './unseen.ts'

/**
 * What is wrong with an address in a form. `near` is a question: the domain is one slip away from a large provider's, and
 * whoever typed it may send it again.
 */
export type AddressFault =
  | { kind: 'missing' }
  | { kind: 'wrong' }
  | { kind: 'unseen'; character: string }
  | { kind: 'near'; typed: Address; meant: string }

export type TypedAddress = { ok: true; address: Address } | { ok: false; fault: AddressFault }

/** Reads an address from a form; `insisted` is the one about which its person was asked before, if any. */
export function readTypedAddress(typed: string, insisted = ''): TypedAddress {
  const parsed = parseAddress(typed)
  if (!parsed.ok) return { ok: false, fault: faultOf(typed, parsed.unseen) }
  const meant = meantAddress(parsed.address)
  if (meant === undefined || isInsisted(parsed.address, insisted))
    return { ok: true, address: parsed.address }
  return { ok: false, fault: { kind: 'near', typed: parsed.address, meant } }
}

/** The address at the large provider that was probably meant: `ana@gmail.com` for `ana@gmial.com`. */
export function meantAddress(address: Address): string | undefined {
  const domain = meantDomain(domainOf(address))
  return domain && `${address.slice(0, -domainOf(address).length)}${domain}`
}

function faultOf(typed: string, unseen: string | undefined): AddressFault {
  if (trimUnseen(typed) === '') return { kind: 'missing' }
  return unseen === undefined ? { kind: 'wrong' } : { kind: 'unseen', character: unseen }
}

function isInsisted(address: Address, insisted: string): boolean {
  const before = parseAddress(insisted)
  return before.ok && before.address === address
}
