import {
  type ProgrammeOfTexts,
  programmeOfTexts,
  type ToldLoss,
  type WantedOfTexts,
} from '../../actions/programmes/programme-of-texts.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { textLossWords } from '../../domain/text-loss-words.ts'
import { spellControls } from '../../domain/unseen.ts'
import { readSource } from '../../programme/texts/read-source.ts'
import { writeNewProgramme } from '../../programme/write-new-programme.ts'
import { keepPicture } from '../../store/pictures.ts'
import { count, type Output } from '../output.ts'
import { inWords, withStore } from '../with-store.ts'
import { check } from './check.ts'
import { nextCommands } from './next-commands.ts'

/** `path`: of the texts. */
export type NewOfTexts = Omit<WantedOfTexts, 'publicUrl'> & { path: string }

/**
 * `feuilleton new <name> --texts <path>`: writes a programme whose lessons are texts that somebody has already, and
 * tells what of them is not as it was, what `check` finds, and what to do next. Pictures are kept in the database.
 * @throws UserError for texts that cannot be read; nothing is written then.
 */
export async function newOfTexts(
  config: Config,
  { path, ...wanted }: NewOfTexts,
  output: Output,
): Promise<number> {
  const { name, dayOne } = wanted
  const made = await inWords(
    programmeOfTexts(await inWords(readSource(path)), { ...wanted, publicUrl: config.publicUrl }),
  )
  const { pictures } = made
  if (pictures.length > 0) await keepPictures(config, pictures)
  await writeNewProgramme(config.root, name, made.files)
  for (const line of saidOf(made, { path, name })) output.out(line)
  for (const loss of made.losses) output.out(lossLine(loss, path))
  output.out('')
  await check(config, name, {}, output)
  for (const line of ['', 'Read them, mend what is named above, then:', ...nextCommands(name, dayOne)])
    output.out(line)
  return 0
}

async function keepPictures(config: Config, pictures: ProgrammeOfTexts['pictures']): Promise<void> {
  const now = systemClock.now()
  await withStore(config, async (db) => {
    for (const picture of pictures) await keepPicture(db, picture, now)
  })
}

function saidOf(
  { titles, by, pictures, losses }: ProgrammeOfTexts,
  at: { path: string; name: string },
): string[] {
  const from = spellControls(`${at.path}${byWords(by, titles.length)}`)
  return [
    `${count(titles.length, 'lesson')} in templates/${at.name}/lessons/, from ${from}:`,
    ...titles.map((title, index) => spellControls(`  ${String(index + 1).padStart(3)}  ${title}`)),
    ...(pictures.length > 0 ? [`${count(pictures.length, 'picture')} kept for them.`] : []),
    losses.length > 0 ? 'Not as it was:' : 'All of it is as it was.',
  ]
}

function byWords(by: ProgrammeOfTexts['by'], lessons: number): string {
  if (by === undefined) return ', one for each file'
  if (by === 'lines') return ', one for each line such as “Day 1”'
  if (by !== 'nothing') return `, one for each heading of level ${by.level} (another: --heading <level>)`
  return lessons === 1
    ? ', which no heading divides: give each lesson one, and begin again, if it is several'
    : ''
}

function lossLine({ file, line, loss }: ToldLoss, path: string): string {
  const where = [file || path, ...(line === undefined ? [] : [line])].join(':')
  return spellControls(`${where}: ${textLossWords(loss, 'en')}`)
}
