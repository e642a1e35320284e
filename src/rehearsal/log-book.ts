import { DateTime } from 'luxon'
import type { Clock } from '../domain/clock.ts'
import type { Programme } from '../domain/programme.ts'
import type { Writer } from '../engine/write-letters.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Accepted } from './mail-folder.ts'
import type { RehearsedLetter } from './report.ts'

/** Writes down every letter of a rehearsal as it is written and as it leaves. */
export type LogBook = {
  /** The same writer, with the subjects written down. */
  watching(write: Writer): Writer
  /** A hand-over of this delivery has ended; returns how many letters have left. */
  noteLeft(delivery: ClaimedDelivery): number
  /** The letters that the relay took, in its order. */
  letters(accepted: ReadonlyMap<number, Accepted>): RehearsedLetter[]
}

export function openLogBook(programme: Programme, clock: Clock): LogBook {
  const days = new Map(programme.lessons.map(({ letter, day }) => [letter, day]))
  const localTime = localTimes()
  const subjects = new Map<number, string>()
  const left = new Map<number, Omit<RehearsedLetter, 'file'>>()
  return {
    watching: (write) => async (delivery) => {
      const message = await write(delivery)
      if ('bytes' in message) subjects.set(delivery.id, message.subject)
      return message
    },
    noteLeft({ id, letter, address, trackZone: zone }) {
      const instant = clock.now()
      left.set(id, {
        at: instant.toISOString(),
        localAt: localTime(instant, zone),
        zone,
        letter,
        day: days.get(letter) ?? 0,
        to: address,
        subject: subjects.get(id) ?? '',
      })
      subjects.delete(id)
      return left.size
    },
    letters: (accepted) =>
      [...accepted].flatMap(([id, { file }]) => {
        const letter = left.get(id)
        return letter ? [{ ...letter, file }] : []
      }),
  }
}

/** ISO 8601 with the offset of a zone, worked out once for an instant that many letters share. */
function localTimes() {
  const known = new Map<string, string>()
  return (instant: Date, zone: string): string => {
    const key = `${instant.getTime()} ${zone}`
    const words = known.get(key) ?? DateTime.fromJSDate(instant, { zone }).toISO() ?? ''
    known.set(key, words)
    return words
  }
}
