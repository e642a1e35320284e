import { EVENT } from './event-words.ts'
import { hasRecordingLetter, isForRecording, type MyEvent } from './my-event.ts'
import { type Done, MY_EVENT } from './my-event-words.ts'

/** What was done, as long as it is so: the address of the page stays in histories and bookmarks. */
export function doneWords({ course: { found }, place }: MyEvent): Partial<Record<Done, string>> {
  const {
    registered,
    waiting,
    unregistered,
    'for-recording': late,
    ...others
  } = MY_EVENT[place.language].done
  switch (found.standing) {
    case 'registered':
      return { ...others, registered, 'for-recording': late }
    case 'waiting':
      return { ...others, waiting }
    case 'none':
      return { ...others, unregistered }
  }
}

/** Where the event is, and where its reader stands. */
export function statusWords(my: MyEvent): string[] {
  const { phase, state } = my.view
  const { standing } = my.course.found
  const told = EVENT[my.place.language].phase[state.facts.kind][phase]
  const about = told === undefined ? [] : [told]
  if (state.facts.kind !== 'webinar' || phase === 'cancelled') return about
  const { status } = MY_EVENT[my.place.language]
  if (phase === 'coming' && standing === 'waiting') return [status.waiting, status.waitingMore]
  if (phase === 'coming') return standing === 'none' ? about : [status.registered]
  if (phase === 'under-way' && standing === 'registered') return [status['under-way']]
  return [...about, ...(standing === 'waiting' ? [status.notLet] : []), ...recordingWords(my)]
}

function recordingWords({ course: { found }, view, place }: MyEvent): string[] {
  if (!isForRecording(view)) return []
  const { status } = MY_EVENT[place.language]
  const isTold = found.standing === 'registered' && hasRecordingLetter(view)
  return [isTold ? status.recordingLetter : status.recording]
}
