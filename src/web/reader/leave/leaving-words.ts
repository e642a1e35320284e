import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'
import type { Reader } from '../../../store/readers.ts'

/**
 * What somebody who leaves has just done, from the `done` of an address, as long as it is so: the address stays in
 * histories and bookmarks. A guest has no lessons that go on.
 */
export function doneWords(
  { follows, state }: Pick<Reader, 'follows' | 'state'>,
  { language, done = '' }: { language: Language; done: string | undefined },
): string | undefined {
  if ((done === 'undo') === (state === 'unsubscribed')) return undefined
  const isBackAsGuest = follows === 'events' && done === 'undo'
  return sayNamed(language, 'leave.done', isBackAsGuest ? 'undoGuest' : done)
}
