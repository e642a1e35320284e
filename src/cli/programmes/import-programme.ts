import { readFile } from 'node:fs/promises'
import { type Archive, type ArchiveFault, readArchive } from '../../actions/programmes/archive.ts'
import { broughtFiles, type ComparedFile, compareArchive } from '../../actions/programmes/compare-archive.ts'
import { planFiles } from '../../actions/programmes/plan-publication.ts'
import type { Shelf } from '../../actions/programmes/programme-folder.ts'
import { publishFiles } from '../../actions/programmes/publish-files.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { spellControls } from '../../domain/unseen.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { requireRoot } from './programme-argument.ts'

export type ImportOptions = { apply?: string; message: string; by?: string }

/**
 * `feuilleton programme import <file>`: shows what an archive brings, file by file, and with `--apply <plan>` publishes
 * it. Exit code 1 where a file was changed in both places: it is left out.
 */
export async function importProgramme(
  config: Config,
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<number> {
  requireRoot(config.root)
  const archive = readArchive(await readFile(file))
  if ('fault' in archive) throw new UserError(`${file}: ${faultWords(archive)}`)
  return withStore(config, async (db) => bring({ db, root: config.root }, archive, options, output))
}

async function bring(
  shelf: Shelf,
  archive: Archive,
  { apply, message, by }: ImportOptions,
  output: Output,
): Promise<number> {
  const { programme } = archive
  const compared = await compareArchive(shelf, archive)
  for (const each of compared) if (each.verdict !== 'same') output.out(fileWords(each))
  const files = broughtFiles(compared)
  const plan = await planFiles(shelf, programme, files)
  if (!plan) output.out('Nothing to publish.')
  else if (!plan.after.ok)
    throw new UserError(`the programme would have mistakes:\n${plan.after.mistakes.join('\n')}`)
  else if (apply === undefined) output.out(`Nothing is changed yet: add --apply ${plan.hash} to publish it.`)
  else {
    const wanted = { programme, files, by: authorOf({ by }), message, hash: apply }
    const { made } = await publishFiles(shelf, wanted, systemClock)
    if (made === 'stale')
      throw new UserError(`this is not what was shown: add --apply ${plan.hash} to publish it`)
    output.out(`Published ${programme} (edition ${plan.after.edition.hash}).`)
  }
  return compared.some(({ verdict }) => verdict === 'conflict') ? 1 : 0
}

const VERDICTS = {
  new: 'new',
  changed: 'changed',
  same: 'same',
  older: 'older     not changed in the archive, and published with other words since:',
  conflict: 'conflict  published with other words, which stay:',
} as const

function fileWords({ path, verdict }: ComparedFile): string {
  return `${VERDICTS[verdict].padEnd(9)} ${path}`
}

function faultWords(fault: ArchiveFault): string {
  switch (fault.fault) {
    case 'broken':
      return 'this is no ZIP archive, or it is damaged'
    case 'too-large':
      return 'this archive is too large, or unpacks to too much'
    case 'empty':
      return 'there is no file of a programme in it'
    case 'foreign-file':
      return `${spellControls(fault.file)} is no file of one programme: expected schedules/ and templates/ of the same name`
    case 'not-text':
      return `${fault.file} is not UTF-8 text`
  }
}
