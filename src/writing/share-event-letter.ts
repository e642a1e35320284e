import type { CompiledServiceLetter } from '../letters/compile.ts'
import { fillServiceLetter } from '../letters/fill.ts'
import type { LetterReader } from '../letters/reader-marks.ts'
import { eventScope } from '../letters/service/event-scope.ts'
import { safeFirstName } from '../letters/service/safe-first-name.ts'
import { eventWordsKey } from '../letters/words-key.ts'
import { eventContext, standingOf, zoneOf } from './event-context.ts'
import type { ReadersEventLetter } from './event-letter.ts'
import { isOfItsRequest } from './event-urls.ts'
import type { SharedLetter, Sharing, WriterDeps } from './steps.ts'

type Filling = { letter: ReadersEventLetter; compiled: CompiledServiceLetter }

/** All who stand where a reader does read the same words. Only a letter that speaks of one request has its own. */
export function shareEventLetter(deps: WriterDeps, filling: Filling): Sharing | undefined {
  if (isOfItsRequest(filling.letter.told)) return undefined
  const { nameUse } = filling.compiled
  const named = nameUse === 'written' && safeFirstName(filling.letter.delivery.firstName) !== ''
  return {
    chunkKey: `${named} ${chunkKey(filling)}`,
    open: async () => ({ named, nameOf: safeFirstName, ...openEventLetter(deps, filling) }),
  }
}

function chunkKey({ letter, compiled }: Filling): string {
  const { told, delivery } = letter
  const { trackId, writtenAt, writtenVersion, firstName } = delivery
  return JSON.stringify([
    trackId,
    writtenAt,
    writtenVersion,
    compiled.language,
    zoneOf(letter),
    standingOf(letter),
    told.event,
    told.name,
    told.reminder,
    told.of,
    told.audience,
    told.before?.moments,
    compiled.nameUse === 'more' ? firstName : '',
  ])
}

const NOBODY = { unsubscribe: '', me: '', read: '' }

/** What its words depend on, and how it is filled for any reader of these words. */
export function openEventLetter(
  deps: WriterDeps,
  { letter, compiled }: Filling,
): Pick<SharedLetter, 'words' | 'fill'> {
  const own = compiled.nameUse === 'more' ? letter.delivery : undefined
  const contextFor = ({ tokens, firstName }: LetterReader) => {
    const reader = { tokens, firstName: own ? own.firstName : firstName }
    return eventContext(deps, letter, { letter: letter.told, reader })
  }
  return {
    words: eventWordsKey(compiled, contextFor({ tokens: NOBODY, firstName: null })),
    fill: (reader) => fillServiceLetter(compiled, eventScope(contextFor(reader), compiled)),
  }
}
