import { z } from 'zod'
import { hoursOf } from '../../../domain/hours.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { form, messagesOf, type Typed } from '../../../html/form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { oneOf } from '../read-fields.ts'
import type { TypedJoin } from './join-form.ts'
import type { Offer } from './offers.ts'
import { hasAgreed, PERSON_CODES, personFields, personMessages } from './person-fields.ts'

/** What was sent, to show it again; `wording` is what is agreed to now. */
export function typedJoin(typed: Typed, wording: string): TypedJoin {
  return {
    address: typed('address'),
    insisted: typed('insisted'),
    firstName: typed('firstName'),
    zone: typed('zone'),
    at: typed('at'),
    agreed: hasAgreed(typed, wording),
  }
}

type Sent = { typed: Typed; offer: Offer; wording: string; language: Language }

/** What is wrong with what was sent, in the order of the form. */
export function wrongInJoin({ typed, offer, wording, language }: Sent): FieldMessages {
  const { cohort, programme } = offer
  const schema = z.object({
    ...personFields(typed, wording),
    cohort: oneOf(['', cohort.slug]),
    at: oneOf(hoursOf(programme, cohort)),
  })
  const { address, firstName, zone, consent } = PERSON_CODES
  const fields = { cohort: ['wrong'], address, firstName, at: ['wrong'], zone, consent } as const
  const read = form(schema, { fields }).read(typed)
  const say = sayIn(language)
  const own = { cohort: () => say('join.wrong.cohort'), at: () => say('join.wrong.at') }
  return read.ok ? {} : messagesOf(read.faults, { ...personMessages(language), ...own })
}
