import type { Config } from '../../config.ts'
import type { Cohort } from '../../domain/cohort.ts'
import { setArchive } from '../../store/archives.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'

/** `feuilleton cohort archive <cohort> open|close`: whether anybody may read the lessons that are out. */
export async function changeArchive(
  config: Config,
  slug: string,
  archive: Cohort['archive'],
  output: Output,
): Promise<number> {
  await withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    await setArchive(db, cohort.id, archive)
  })
  output.out(
    archive === 'open'
      ? `${slug}: anybody may read its lessons at /c/${slug}, each from the day it leaves`
      : `${slug}: its lessons are read in its letters alone`,
  )
  return 0
}
