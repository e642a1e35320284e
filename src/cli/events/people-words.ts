import type { Audience } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'

const WORDS: Readonly<Record<Audience, string>> = {
  everyone: 'everybody',
  registered: 'who is registered',
  'not-registered': 'who is not registered',
  attended: 'who attended',
  absent: 'who did not attend',
}

/** People register for a MOOC elsewhere. Only those who went there from our page are known here. */
const OF_A_MOOC: Partial<Record<Audience, string>> = {
  registered: 'who went on to sign up',
  'not-registered': 'who has not gone to sign up',
}

/** The people that a letter about an event is for, in words. */
export function audienceWords(audience: Audience, kind: ProgrammeEvent['kind']): string {
  return (kind === 'mooc' ? OF_A_MOOC[audience] : undefined) ?? WORDS[audience]
}

/** `1 person`, `2,000 people`. */
export function peopleWords(number: number): string {
  return number === 1 ? '1 person' : `${amount(number)} people`
}

/** `2,000`. */
export function amount(number: number): string {
  return number.toLocaleString('en')
}
