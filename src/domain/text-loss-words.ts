import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import type { TextLoss } from './text-loss.ts'

/** Says what of a text is not as it was, in a part of a sentence. Nothing is escaped: it is text. */
export function textLossWords(loss: TextLoss, language: Language): string {
  const say = sayIn(language) as SayCode<'lost', 'lost', TextLoss>
  const { lost, ...facts } = loss
  return say(`lost.${lost}`, facts)
}
