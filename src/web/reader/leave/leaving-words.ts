import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'

/** What somebody who leaves has just done, from the `done` of an address; a guest has no lessons that go on. */
export function doneWords(
  { follows }: { follows: 'course' | 'events' },
  { language, done = '' }: { language: Language; done: string | undefined },
): string | undefined {
  const isBackAsGuest = follows === 'events' && done === 'undo'
  return sayNamed(language, 'leave.done', isBackAsGuest ? 'undoGuest' : done)
}
