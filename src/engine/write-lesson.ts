import { contextIn, type LetterSetting } from '../actions/letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from '../actions/reader-addresses.ts'
import { TOKEN_LENGTH } from '../domain/tokens.ts'
import type { CompiledLetter } from '../letters/compile.ts'
import { type LetterForm, letterForm } from '../letters/encoded-letter.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { type Desk, seal, type WrittenLetter } from './desk.ts'

/** Writes the lesson of one claimed delivery. Throws what is wrong with that lesson. */
export type LessonWriter = (delivery: ClaimedDelivery, track: LetterSetting) => Promise<WrittenLetter>

/** Opens a writer of lessons for a chunk: those that read the same words are filled once. */
export function openLessonWriter(desk: Desk): LessonWriter {
  const forms = new Map<string, LetterForm>()
  return async (delivery, track) => {
    const letter = await desk.letters.get(track.edition, delivery.letter)
    const key = formKey(delivery, letter)
    const form = forms.get(key) ?? openForm({ desk, delivery, letter, track })
    forms.set(key, form)
    const tokens = readerTokens(desk.keys, { enrolmentId: delivery.enrolmentId, deliveryId: delivery.id })
    return seal(desk, { delivery, track, about: delivery.letter, tokens, letter: form(tokens) })
  }
}

/** Deliveries with the same key read the same words, but for their own addresses. */
function formKey(
  { trackId, letter, writtenAt, writtenVersion, firstName }: ClaimedDelivery,
  { personal }: CompiledLetter,
): string {
  return `${trackId} ${letter} ${writtenAt.getTime()} ${writtenVersion} ${personal ? (firstName ?? '') : ''}`
}

type Opening = { desk: Desk; delivery: ClaimedDelivery; letter: CompiledLetter; track: LetterSetting }

function openForm({ desk: { publicUrl }, delivery, letter, track }: Opening): LetterForm {
  const { writtenAt: now, writtenVersion: version, firstName } = delivery
  const helpUrl = helpAddress(publicUrl)
  const shared = contextIn(track, { letter: delivery.letter, now, version, firstName, helpUrl })
  return letterForm(letter, (tokens) => ({ ...shared, ...readerAddresses(publicUrl, tokens) }), TOKEN_LENGTH)
}
