import { wordingHash } from '../../../domain/consent-wording.ts'
import { type Fault, type Typed, textField } from '../../../html/form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { addressMessage } from '../address-message.ts'
import { ADDRESS_CODES, addressField, firstNameField, zoneField } from '../read-fields.ts'

/** What a person fills in who is not known yet; `wording` is what is agreed to now, beside the box. */
export function personFields(typed: Typed, wording: string) {
  return {
    address: addressField(typed('insisted')),
    firstName: firstNameField,
    zone: zoneField(),
    consent: textField((text) => {
      if (hasAgreed(typed, wording)) return { ok: true, value: text }
      return { ok: false, fault: { code: text === 'yes' ? 'changed' : 'missing' } }
    }),
  }
}

/** What can be wrong with them: an agreement is `changed` when it was to other words. */
export const PERSON_CODES = {
  address: ADDRESS_CODES,
  firstName: ['wrong'],
  zone: ['wrong'],
  consent: ['missing', 'changed'],
} as const

/** Whether somebody ticked the box beside the words that are shown now. */
export function hasAgreed(typed: Typed, wording: string): boolean {
  return typed('consent') === 'yes' && typed('wording') === wordingHash(wording)
}

/** What the page says of each. */
export function personMessages(language: Language) {
  const say = sayIn(language)
  const own = { missing: say('join.wrong.addressMissing'), wrong: say('join.wrong.address') }
  return {
    address: (fault: Fault<(typeof ADDRESS_CODES)[number]>) => addressMessage(fault, language, own),
    firstName: () => say('join.wrong.firstName'),
    zone: () => say('join.wrong.zone'),
    consent: ({ code }: Fault<'missing' | 'changed'>) =>
      say(code === 'changed' ? 'join.wrong.wording' : 'join.wrong.consent'),
  }
}
