import { z } from 'zod'
import { type Address, isSameAddress } from '../../domain/address.ts'
import { readGreeting } from '../../domain/first-name.ts'
import { type AddressFault, readTypedAddress } from '../../domain/typed-address.ts'
import { readZone } from '../../domain/zones.ts'
import { type Fault, textField } from '../../html/form.ts'

/** What can be wrong with an address, for `addressMessage`. */
export const ADDRESS_CODES = ['missing', 'wrong', 'unseen', 'near'] as const

/** An address; `insisted` is the one about which its person was asked before, `present` the one that is left. */
export function addressField(insisted: string, present?: Address) {
  return textField((typed) => {
    const read = readTypedAddress(typed, insisted)
    if (!read.ok) return { ok: false, fault: faultOf(read.fault) }
    const isPresent = present !== undefined && isSameAddress(present, read.address)
    return isPresent ? wrong('same') : { ok: true, value: read.address }
  })
}

function faultOf(fault: AddressFault): Fault<(typeof ADDRESS_CODES)[number]> {
  switch (fault.kind) {
    case 'unseen':
      return { code: 'unseen', detail: fault.character }
    case 'near':
      return { code: 'near', detail: fault.meant }
    default:
      return { code: fault.kind }
  }
}

export const firstNameField = textField((typed) => {
  const read = readGreeting(typed)
  return read.ok ? { ok: true, value: read.name } : wrong()
})

/** A time zone. A reader keeps the one that they have, `present`, even if nobody could choose it today. */
export function zoneField(present?: string) {
  return textField((typed) => {
    if (typed === present) return { ok: true, value: present }
    const read = readZone(typed)
    return read.ok ? { ok: true, value: read.zone } : wrong()
  })
}

/** One of a few texts, such as the hours of a cohort. */
export function oneOf(allowed: readonly string[]) {
  return z.string().refine((typed) => allowed.includes(typed))
}

function wrong(code = 'wrong'): { ok: false; fault: Fault } {
  return { ok: false, fault: { code } }
}
