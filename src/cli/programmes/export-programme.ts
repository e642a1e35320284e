import { writeFile } from 'node:fs/promises'
import { packProgramme } from '../../actions/programmes/archive.ts'
import { programmeFolder } from '../../actions/programmes/programme-folder.ts'
import { writeFolder } from '../../actions/programmes/write-folder.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../domain/user-error.ts'
import { programmeTexts } from '../../programme/programme-files.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { requireRoot } from './programme-argument.ts'

/**
 * `feuilleton programme export <programme>`: writes what was published into the files of the folder, or all of the
 * programme into an archive. Exit code 1 where files were changed in the folder, too: they stay as they are.
 */
export async function exportProgramme(
  config: Config,
  name: string,
  { zip }: { zip?: string },
  output: Output,
): Promise<number> {
  const { root } = config
  requireRoot(root)
  return withStore(config, async (db) => {
    const folder = await programmeFolder({ db, root }, name)
    if (!(await programmeTexts(folder, name)).has(`schedules/${name}.yaml`))
      throw new UserError(`there is no programme ${name}: npx feuilleton check shows them`)
    if (zip !== undefined) {
      await writeArchive(zip, await packProgramme(folder, name))
      output.out(`Wrote ${zip}`)
      return 0
    }
    const { written, conflicts } = await writeFolder({ db, root }, name)
    for (const path of written) output.out(`written   ${path}`)
    for (const path of conflicts)
      output.out(`conflict  ${path}: changed in the folder, too; compare the two on its page`)
    if (written.length + conflicts.length === 0) output.out('The folder has all that was published.')
    return conflicts.length > 0 ? 1 : 0
  })
}

/** @throws UserError for a file that is there: nothing is overwritten. */
async function writeArchive(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UserError(`${file} is there already: name another file`)
    throw error
  }
}
