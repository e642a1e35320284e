import { TOKEN_LENGTH } from '../domain/tokens.ts'
import type { CompiledLetter } from '../letters/compile.ts'
import { type LetterForm, letterForm, type ReaderTokens } from '../letters/encoded-letter.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { type Desk, seal, type WrittenLetter } from './desk.ts'
import type { LessonBanner } from './lesson-banners.ts'
import { contextIn, type LetterSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'

/** Writes the lesson of one claimed delivery. Throws what is wrong with that lesson. */
export type LessonWriter = (lesson: DueLesson) => Promise<WrittenLetter>

/** A claimed delivery of a lesson, and the reminders that are a part of it for this reader. */
export type DueLesson = {
  delivery: ClaimedDelivery
  track: LetterSetting
  banners: readonly LessonBanner[] | undefined
}

/** Opens a writer of lessons for a chunk: those that read the same words are filled once. */
export function openLessonWriter(desk: Desk): LessonWriter {
  const forms = new Map<string, LetterForm>()
  return async (lesson) => {
    const { delivery, track } = lesson
    const letter = await desk.letters.get(track.edition, delivery.letter)
    const key = formKey(lesson, letter)
    const form = forms.get(key) ?? (await openForm(desk, lesson, letter))
    forms.set(key, form)
    const tokens = readerTokens(desk.keys, { enrolmentId: delivery.enrolmentId, deliveryId: delivery.id })
    return seal(desk, { delivery, track, about: delivery.letter, tokens, letter: form(tokens) })
  }
}

/** Deliveries with the same key read the same words, but for their own addresses. */
function formKey({ delivery, banners = [] }: DueLesson, { personal }: CompiledLetter): string {
  const { trackId, letter, writtenAt, writtenVersion, firstName } = delivery
  const named = banners.map(({ name }) => name).join(' ')
  const words = `${trackId} ${letter} ${writtenAt.getTime()} ${writtenVersion} ${named}`
  return `${words} ${personal ? (firstName ?? '') : ''}`
}

async function openForm(
  desk: Desk,
  { delivery, track, banners = [] }: DueLesson,
  letter: CompiledLetter,
): Promise<LetterForm> {
  const { publicUrl } = desk
  const { writtenAt: now, writtenVersion: version, firstName } = delivery
  const helpUrl = helpAddress(publicUrl, track.edition.programme.language)
  const shared = contextIn(track, { letter: delivery.letter, now, version, firstName, helpUrl })
  const filled = await Promise.all(banners.map((banner) => banner.open()))
  const contextFor = (tokens: ReaderTokens) => {
    const addresses = readerAddresses(publicUrl, tokens)
    const told = filled.map((fill) => fill(addresses.meUrl))
    return { ...shared, ...addresses, ...(told.length > 0 ? { banners: told } : {}) }
  }
  return letterForm(letter, contextFor, TOKEN_LENGTH)
}
