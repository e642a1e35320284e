import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'

/** Why a text is no address: a code, and the character that should not be there. */
export type AddressMistake =
  | { mistake: 'empty' }
  | { mistake: 'too-long' }
  | { mistake: 'control' }
  | { mistake: 'space' }
  | { mistake: 'forbidden'; character: string }
  | { mistake: 'unseen'; character: string }
  | { mistake: 'no-at' }
  | { mistake: 'many-at' }
  | { mistake: 'no-local' }
  | { mistake: 'local-too-long' }
  | { mistake: 'local-accent' }
  | { mistake: 'local-dots' }
  | { mistake: 'no-domain' }
  | { mistake: 'no-ending' }
  | { mistake: 'number' }

/** Completes a sentence such as « this address cannot be used: it contains a space ». Nothing is escaped: it is text. */
export function addressMistakeWords({ mistake, ...facts }: AddressMistake, language: Language): string {
  const say = sayIn(language) as SayCode<'address.mistake', 'mistake', AddressMistake>
  return say(`address.mistake.${mistake}`, facts)
}
