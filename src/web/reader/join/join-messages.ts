import { hoursOf } from '../../../domain/hours.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { checkSignUp, type SignUpFaults } from '../../../domain/sign-up-form.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { addressMessage } from '../address-words.ts'
import type { TypedJoin } from './join-form.ts'
import { JOIN } from './join-words.ts'
import type { Offer } from './offers.ts'

/** What was sent, as the form has it; `shownHash` is of the wording that is agreed to now. */
export function typedJoin(text: (name: string) => string, shownHash: string): TypedJoin {
  return {
    address: text('address'),
    insisted: text('insisted'),
    firstName: text('firstName'),
    zone: text('zone'),
    at: text('at'),
    agreed: text('consent') === 'yes' && text('wording') === shownHash,
  }
}

type Reading = { text: (name: string) => string; offer: Offer; typed: TypedJoin; language: Language }

/** What is wrong with what was sent, in the order of the form. */
export function wrongFields({ text, offer, typed, language }: Reading): FieldMessages {
  const { wrong } = JOIN[language]
  const checked = checkSignUp(typed, hoursOf(offer.programme, offer.cohort))
  const isOther = text('cohort') !== '' && text('cohort') !== offer.cohort.slug
  const consent = text('consent') === 'yes' ? wrong.wording : wrong.consent
  return {
    ...(isOther ? { cohort: wrong.cohort } : {}),
    ...(checked.ok ? {} : faultWords(checked.faults, language)),
    ...(typed.agreed ? {} : { consent }),
  }
}

/** What the forms for people who are not known yet say of an address. */
export function ownWords(language: Language): { missing: string; wrong: string } {
  const { addressMissing, address } = JOIN[language].wrong
  return { missing: addressMissing, wrong: address }
}

function faultWords({ address, firstName, zone, at }: SignUpFaults, language: Language): FieldMessages {
  const { wrong } = JOIN[language]
  return {
    ...(address ? { address: addressMessage(address, language, ownWords(language)) } : {}),
    ...(firstName ? { firstName: wrong.firstName } : {}),
    ...(at ? { at: wrong.at } : {}),
    ...(zone ? { zone: wrong.zone } : {}),
  }
}
