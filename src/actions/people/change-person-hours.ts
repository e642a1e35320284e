import type { WallTime } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Track } from '../../domain/cohort.ts'
import { hoursOf } from '../../domain/hours.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { changeHours } from '../readers/change-hours.ts'
import { findReaderCourse, type ReaderCourse } from '../readers/reader-course.ts'
import { recordAct } from './record-act.ts'

export type HoursRequest = { enrolmentId: number; zone: string; at: WallTime; by: Author }

/** The hours that somebody may have their lessons at: those of the cohort, and the one that is set. */
export function hoursFor({ programme, cohort, reader }: ReaderCourse): WallTime[] {
  return [...new Set([...hoursOf(programme, cohort), reader.track.at])].sort()
}

/**
 * Moves the lessons of one person to another hour or zone from now on.
 * @throws Refused when the cohort has no such hour, or the course is over for them.
 */
export async function changePersonHours(
  db: Database,
  { enrolmentId, zone, at, by }: HoursRequest,
  clock: Clock,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const course = await findReaderCourse(tx, enrolmentId)
    if (!course) throw new Refused({ refused: 'no-such-person' })
    const hours = hoursFor(course)
    if (!hours.includes(at))
      throw new Refused({ refused: 'hour-not-offered', hour: at, hours: hours.join(', ') })
    if ((await changeHours(tx, { enrolmentId, zone, at }, clock)) === 'not-reading')
      throw new Refused({ refused: 'not-reading' })
    const before = hourWords(course.reader.track)
    const after = hourWords({ zone, at })
    if (before === after) return
    const deed = { act: 'person-hours-changed', before, after } as const
    await recordAct(tx, course.reader, { by, at: clock.now(), deed })
  })
}

function hourWords({ at, zone }: Pick<Track, 'at' | 'zone'>): string {
  return `${at} ${zone}`
}
