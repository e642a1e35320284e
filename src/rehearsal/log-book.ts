import { DateTime } from 'luxon'
import type { Clock } from '../domain/clock.ts'
import type { Programme } from '../domain/programme.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Writer } from '../writing/write-letters.ts'
import type { Accepted } from './mail-folder.ts'
import type { AboutEvent, RehearsedLetter } from './report.ts'

/** Records every letter of a rehearsal when it is written and when it leaves. */
export type LogBook = {
  /** Wraps a writer so that the subjects are recorded. */
  watching(write: Writer): Writer
  /** Records that the hand-over of this delivery has ended. Returns how many lessons have left. */
  noteLeft(delivery: ClaimedDelivery): number
  /** The letters that the relay took, in its order. */
  letters(accepted: ReadonlyMap<number, Accepted>): RehearsedLetter[]
}

type Noted = Omit<RehearsedLetter, 'file' | 'about'> & { purpose: AboutEvent['purpose'] }

/** The programme of a cohort from an instant on. */
export type ProgrammeSince = { since: Date; programme: Programme }

/** Opens a log; `programmes` are in the order of their instants. */
export function openLogBook(programmes: readonly ProgrammeSince[], clock: Clock): LogBook {
  const localTime = localTimes()
  const subjects = new Map<number, string>()
  const left = new Map<number, Noted>()
  let lessons = 0
  return {
    watching: (write) => async (delivery) => {
      const message = await write(delivery)
      if ('bytes' in message) subjects.set(delivery.id, message.subject)
      return message
    },
    noteLeft(delivery) {
      const { id, letter, address, trackZone: zone } = delivery
      const instant = clock.now()
      const day = dayOf(letter, programmes, instant)
      if (day > 0 && !left.has(id)) lessons++
      left.set(id, {
        at: instant.toISOString(),
        localAt: localTime(instant, zone),
        zone,
        letter,
        day,
        to: address,
        subject: subjects.get(id) ?? '',
        purpose: purposeOf(delivery),
      })
      subjects.delete(id)
      return lessons
    },
    letters: (accepted) =>
      [...accepted].flatMap(([id, mail]) => {
        const letter = left.get(id)
        return letter ? [rehearsed(letter, mail)] : []
      }),
  }
}

/** The number of a lesson at an instant; 0 for another letter. */
function dayOf(letter: string, programmes: readonly ProgrammeSince[], instant: Date): number {
  const numbered = programmes
    .filter(({ since }) => since <= instant)
    .flatMap(({ programme }) => programme.lessons.find((lesson) => lesson.letter === letter)?.day ?? [])
  return numbered.at(-1) ?? 0
}

function purposeOf({ kind, reminder, toldVersion }: ClaimedDelivery): AboutEvent['purpose'] {
  if (kind === 'one-off') return kind
  if (reminder !== null) return 'reminder'
  return toldVersion === null ? 'answer' : 'notice'
}

/** Names a letter about an event by its own header, and by the number of the change that caused it. */
function rehearsed({ purpose, ...letter }: Noted, { file, letter: name }: Accepted): RehearsedLetter {
  if (letter.day > 0) return { ...letter, file }
  if (purpose === 'one-off') return { ...letter, about: { event: '', kind: purpose, purpose }, file }
  const [event = '', kind = ''] = name.split(/[.](.*)/s)
  const number = purpose === 'answer' ? undefined : /[.](\d+)$/.exec(letter.letter)?.[1]
  const named = number === undefined ? name : `${name}.${number}`
  return { ...letter, letter: named, about: { event, kind, purpose }, file }
}

/** ISO 8601 with the offset of a zone, computed once for an instant that many letters share. */
function localTimes() {
  const known = new Map<string, string>()
  return (instant: Date, zone: string): string => {
    const key = `${instant.getTime()} ${zone}`
    const words = known.get(key) ?? DateTime.fromJSDate(instant, { zone }).toISO() ?? ''
    known.set(key, words)
    return words
  }
}
