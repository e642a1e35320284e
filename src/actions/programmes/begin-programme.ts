import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { proposedDayOne } from '../../domain/proposed-day-one.ts'
import { type NewProgramme, newProgramme } from '../../programme/new-programme.ts'
import { listProjectFolder } from '../../programme/project-files.ts'
import { planFiles } from './plan-publication.ts'
import { programmeFolder, type Shelf } from './programme-folder.ts'
import { publishFiles } from './publish-files.ts'

/** `by`: who begins it. `message`: of its first publication. */
export type BegunProgramme = Omit<NewProgramme, 'dayOne'> & { by: Author; message: string }

/**
 * Publishes the files that `feuilleton new` would write into the folder. A name is taken where the folder has anything of
 * it, or where something of it was published: nothing is changed then.
 * @throws Refused as `publishPlan` does.
 */
export async function beginProgramme(
  shelf: Shelf,
  wanted: BegunProgramme,
  clock: Clock,
): Promise<'begun' | 'taken'> {
  const { name: programme, by, message } = wanted
  if (await isTaken(shelf, programme)) return 'taken'
  const dayOne = proposedDayOne(wanted, clock.now())
  const files = Object.entries(newProgramme({ ...wanted, dayOne })).map(([path, text]) => ({
    path,
    text,
    beganHash: null,
  }))
  const plan = await planFiles(shelf, programme, files)
  const { made } = await publishFiles(shelf, { programme, files, by, message, hash: plan?.hash ?? '' }, clock)
  // Somebody else has begun it in this moment.
  return made === 'stale' ? 'taken' : 'begun'
}

async function isTaken(shelf: Shelf, name: string): Promise<boolean> {
  const folder = await programmeFolder(shelf)
  const schedules = await listProjectFolder(folder, 'schedules')
  return schedules.includes(`${name}.yaml`) || (await listProjectFolder(folder, 'templates')).includes(name)
}
