import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import type { Fault } from '../../html/form.ts'
import type { Html } from '../page.ts'
import type { ADDRESS_CODES } from './read-fields.ts'

const WORDS = {
  fr: {
    unseen: (character: string) =>
      `Cette adresse contient un caractère invisible (${character}). Effacez-la et retapez-la, sans la copier.`,
    near: (meant: string) =>
      `Vouliez-vous écrire ${meant}\u202F? Corrigez l’adresse ou, si elle est juste, renvoyez le formulaire tel quel.`,
  },
  en: {
    unseen: (character: string) =>
      `This address contains an invisible character (${character}). Delete it and type it again, without copying.`,
    near: (meant: string) =>
      `Did you mean ${meant}? Correct the address or, if it is right, send the form once more as it is.`,
  },
} as const satisfies Record<Language, object>

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
      return WORDS[language].unseen(detail)
    case 'near':
      return WORDS[language].near(detail)
  }
}

/** Goes with a form that is shown again: when it comes back with the same address, its person insists on it. */
export function insistedField(typed = ''): Html {
  return typed === '' ? html`` : html`<input type="hidden" name="insisted" value="${typed}">\n`
}
