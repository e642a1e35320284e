import type { LetterKind } from '../domain/letter-kind.ts'
import type { LetterForm } from '../letters/encoded-letter.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { findRequest } from '../store/requests.ts'
import { composeLetter, type LetterHeads } from './compose-letter.ts'
import { EVENT_STEPS } from './event-steps.ts'
import { LESSON_AGAIN_STEPS } from './lesson-again-steps.ts'
import { LESSON_STEPS } from './lesson-steps.ts'
import { ownForm, sharedForm } from './letter-forms.ts'
import { type LetterSetting, settingOf } from './letter-setting.ts'
import { NOTE_STEPS } from './note-steps.ts'
import { ONE_OFF_STEPS } from './one-off-steps.ts'
import { readerTokens } from './reader-addresses.ts'
import { inVersion } from './setting-version.ts'
import type { DueLetter, Letter, Steps, Unwritten, WriterDeps, WrittenLetter } from './steps.ts'
import { isUnwritten, unwrittenBy } from './unwritten.ts'

/** Writes the letter of one claimed delivery. */
export type Writer = (delivery: ClaimedDelivery) => Promise<WrittenLetter | Unwritten>

/**
 * Opens a writer for a chunk: cohorts are read anew, so that an old job does not carry old truth, and what letters
 * share is worked out once. The same delivery always gives the same bytes.
 */
export function openWriter(deps: WriterDeps): Writer {
  const settings = new Map<number, Promise<LetterSetting>>()
  const chunk: Chunk = { deps, forms: new Map(), heads: new Map() }
  return async (delivery) => {
    const opening = settings.get(delivery.trackId) ?? settingOf(deps.db, delivery)
    settings.set(delivery.trackId, opening)
    const setting = await inVersion(deps.db, await opening, delivery.writtenVersion)
    const request = delivery.requestId === null ? undefined : await findRequest(deps.db, delivery.requestId)
    const kind = request?.kind === 'lesson' ? 'lesson-again' : delivery.kind
    return WRITERS[kind](chunk, { delivery, setting, request })
  }
}

type Chunk = { deps: WriterDeps; forms: Map<string, LetterForm>; heads: LetterHeads }
type WriteDue = (chunk: Chunk, due: DueLetter) => Promise<WrittenLetter | Unwritten>

/** What differs from kind to kind. A lesson that is wanted once more is a note, with the words of the lesson. */
const WRITERS: Readonly<Record<LetterKind | 'lesson-again', WriteDue>> = {
  lesson: inSteps(LESSON_STEPS),
  'lesson-again': inSteps(LESSON_AGAIN_STEPS),
  note: inSteps(NOTE_STEPS),
  answer: inSteps(EVENT_STEPS),
  reminder: inSteps(EVENT_STEPS),
  notice: inSteps(EVENT_STEPS),
  'one-off': inSteps(ONE_OFF_STEPS),
}

/** The life of any letter: opened, decided, compiled, filled and encoded, composed. */
function inSteps<Facts, L extends Letter, Compiled>(steps: Steps<Facts, L, Compiled>): WriteDue {
  return async (chunk, due) => {
    // What the database is asked is asked here: when it does not answer, no letter is at fault.
    const facts = await steps.open(chunk.deps, due)
    try {
      const letter = steps.decide(facts)
      return isUnwritten(letter) ? letter : await write(chunk, steps, letter)
    } catch (error) {
      return unwrittenBy(error)
    }
  }
}

async function write<Facts, L extends Letter, Compiled>(
  chunk: Chunk,
  steps: Steps<Facts, L, Compiled>,
  letter: L,
): Promise<WrittenLetter> {
  const { deps } = chunk
  const compiled = await steps.compile(deps, letter)
  const form = await formOf(chunk, steps, { letter, compiled })
  const tokens = readerTokens(deps.keys, letter.reader)
  const encoded = form({ tokens, firstName: letter.delivery.firstName })
  const calendar = await steps.calendar?.(deps, letter)
  return composeLetter(chunk, letter, { tokens, encoded, calendar })
}

async function formOf<Facts, L extends Letter, Compiled>(
  { deps, forms }: Chunk,
  steps: Steps<Facts, L, Compiled>,
  filling: { letter: L; compiled: Compiled },
): Promise<LetterForm> {
  const sharing = steps.share?.(deps, filling)
  if (!sharing) return ownForm(await steps.fill(deps, filling))
  const kept = forms.get(sharing.chunkKey)
  if (kept) return kept
  const form = sharedForm(deps.letters, filling.compiled, await sharing.open())
  forms.set(sharing.chunkKey, form)
  return form
}
