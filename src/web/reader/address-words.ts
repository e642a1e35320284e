import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import type { AddressFault } from '../../domain/typed-address.ts'
import { sayIn } from '../../language/say.ts'
import type { Html } from '../page.ts'

/** What the form itself says where the address is missing or has not the right form. */
type OwnWords = { missing: string; wrong: string }

/** What is wrong with an address, beside its field. It depends on what was typed alone, and never on who is known. */
export function addressMessage(fault: AddressFault, language: Language, own: OwnWords): string {
  switch (fault.kind) {
    case 'missing':
      return own.missing
    case 'wrong':
      return own.wrong
    case 'unseen':
      return sayIn(language)('address.fault.unseen', { character: fault.character })
    case 'near':
      return sayIn(language)('address.fault.near', { meant: fault.meant })
  }
}

/** Goes with a form that is shown again: when it comes back with the same address, its person insists on it. */
export function insistedField(typed = ''): Html {
  return typed === '' ? html`` : html`<input type="hidden" name="insisted" value="${typed}">\n`
}
