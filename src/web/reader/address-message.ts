import { html } from 'hono/html'
import type { Fault } from '../../html/form.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import type { ADDRESS_CODES } from './read-fields.ts'

/** What the form itself says where the address is missing or has not the right form. */
type OwnWords = { missing: string; wrong: string }

type AddressFault = Fault<(typeof ADDRESS_CODES)[number]>

/** What is wrong with an address, beside its field. It depends on what was typed alone, and never on who is known. */
export function addressMessage(
  { code, detail = '' }: AddressFault,
  language: Language,
  own: OwnWords,
): string {
  switch (code) {
    case 'missing':
      return own.missing
    case 'wrong':
      return own.wrong
    case 'unseen':
      return sayIn(language)('address.fault.unseen', { character: detail })
    case 'near':
      return sayIn(language)('address.fault.near', { meant: detail })
  }
}

/** Goes with a form that is shown again: when it comes back with the same address, that address is taken as it is. */
export function insistedField(typed = ''): Html {
  return typed === '' ? html`` : html`<input type="hidden" name="insisted" value="${typed}">\n`
}
