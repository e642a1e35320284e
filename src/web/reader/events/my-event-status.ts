import type { ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { phaseWords } from './event-words.ts'
import { hasRecordingLetter, isForRecording, type MyEvent } from './my-event.ts'

/** What was done, as long as it is so: the address of the page stays in histories and bookmarks. */
export function doneWords(
  { course: { found }, place }: MyEvent,
  done: string | undefined,
): string | undefined {
  if (done === undefined || (TRUE_OF.get(done) ?? found.standing) !== found.standing) return undefined
  return sayNamed(place.language, 'event.mine.done', done)
}

/** What was done that is said only to those who still stand so. */
const TRUE_OF: ReadonlyMap<string, ReaderWithEvent['found']['standing']> = new Map([
  ['registered', 'registered'],
  ['for-recording', 'registered'],
  ['waiting', 'waiting'],
  ['unregistered', 'none'],
])

/** Where the event is, and where its reader stands. */
export function statusWords(my: MyEvent): string[] {
  const { phase, state } = my.view
  const { standing } = my.course.found
  const about = phaseWords({ kind: state.facts.kind, phase }, my.place.language)
  if (state.facts.kind !== 'webinar' || phase === 'cancelled') return about
  const say = sayIn(my.place.language)
  if (phase === 'coming' && standing === 'waiting')
    return [say('event.mine.status.waiting'), say('event.mine.status.waitingMore')]
  if (phase === 'coming') return standing === 'none' ? about : [say('event.mine.status.registered')]
  if (phase === 'under-way' && standing === 'registered') return [say('event.mine.status.under-way')]
  return [
    ...about,
    ...(standing === 'waiting' ? [say('event.mine.status.notLet')] : []),
    ...recordingWords(my),
  ]
}

function recordingWords({ course: { found }, view, place }: MyEvent): string[] {
  if (!isForRecording(view)) return []
  const say = sayIn(place.language)
  const isTold = found.standing === 'registered' && hasRecordingLetter(view)
  return [isTold ? say('event.mine.status.recordingLetter') : say('event.mine.status.recording')]
}
