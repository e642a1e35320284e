import { changeSettings } from '../../actions/cohorts/change-settings.ts'
import type { Config } from '../../config.ts'
import type { Cohort } from '../../domain/cohort.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'

export type ArchiveChange = { slug: string; archive: Cohort['archive']; by?: string | undefined }

/** `feuilleton cohort archive <cohort> open|close`: whether anybody may read the lessons that are out. */
export async function changeArchive(
  config: Config,
  { slug, archive, by }: ArchiveChange,
  output: Output,
): Promise<number> {
  await withStore(config, async (db) => {
    await cohortNamed(db, slug)
    await changeSettings(db, { slug, settings: { archive }, by: authorOf({ by }) }, new Date())
  })
  output.out(
    archive === 'open'
      ? `${slug}: anybody may read its lessons at /c/${slug}, each from the day it leaves`
      : `${slug}: its lessons are read in its letters alone`,
  )
  return 0
}
