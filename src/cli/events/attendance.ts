import { followUps } from '../../actions/events/follow-ups.ts'
import { noteAttendance, planAttendance } from '../../actions/events/note-attendance.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { attendanceFrom } from './attendance-file.ts'
import { attendanceWords } from './attendance-words.ts'
import type { NamedEvent } from './change-event.ts'

/** `feuilleton event attendance <cohort> <event> <file>`: shows what a list says, and stores it with `--yes`. */
export async function storeAttendance(
  config: Config,
  { file, ...named }: NamedEvent & { file: string },
  { yes = false, by }: { yes?: boolean; by?: string },
  output: Output,
): Promise<number> {
  const list = await attendanceFrom(file)
  const { plan, letters } = await withStore(config, async (db) => {
    const request = { ...named, rows: list.rows }
    const plan = yes
      ? await noteAttendance(db, { ...request, by: authorOf({ by }) }, systemClock)
      : await planAttendance(db, request, systemClock)
    const key = { cohortId: plan.cohort.id, event: named.event }
    return { plan, letters: await followUps(db, key, plan.startsAt) }
  })
  const now = systemClock.now()
  for (const line of attendanceWords({ file, list, plan, letters, isStored: yes, now })) output.out(line)
  return 0
}
