import { cohortAndEdition } from '../../actions/cohorts/cohort-and-edition.ts'
import { oneOffMistakes } from '../../actions/one-offs/one-off-mistakes.ts'
import { beginOneOff, changeDraftOneOff, dropOneOff } from '../../actions/one-offs/write-one-off.ts'
import type { Config } from '../../config.ts'
import { type OneOffReaders, parseReadersOf } from '../../domain/one-off.ts'
import { readersWords } from '../../domain/one-off-words.ts'
import type { Programme } from '../../domain/programme.ts'
import { UserError } from '../../domain/user-error.ts'
import { createLetterCache } from '../../letters/letter-cache.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { readOneOffFile } from './one-off-file.ts'
import { mistakeLines } from './one-off-words.ts'

export type WriteOptions = { to: string; change?: number }

/** `feuilleton letter write <cohort> <file>`: a draft of a one-off letter, or other words for one. */
export async function writeOneOff(
  config: Config,
  { cohort: slug, file }: { cohort: string; file: string },
  options: WriteOptions,
  output: Output,
): Promise<number> {
  const { bodyLine, ...words } = readOneOffFile(file)
  return withStore(config, async (db) => {
    const { cohort, edition } = await cohortAndEdition(db, slug)
    const { programme } = edition
    const readers = readReaders(options.to, programme)
    const mistakes = await oneOffMistakes(createLetterCache({ most: 1 }), edition, words)
    for (const line of mistakeLines(file, bodyLine, mistakes)) output.err(line)
    if (mistakes.length > 0) return 1
    const written = { text: { ...words, readers }, now: new Date() }
    const { id } =
      options.change === undefined
        ? await beginOneOff(db, { cohort, programme }, written)
        : await changeDraftOneOff(db, { cohort, programme, id: options.change }, written)
    output.out(`${id}  ${words.subject}: a draft, to ${readersWords(readers, 'en')}`)
    output.out(`See what it would do: npx feuilleton letter send ${slug} ${id}`)
    return 0
  })
}

function readReaders(text: string, { lessons }: Programme): OneOffReaders {
  const readers = parseReadersOf(text, lessons)
  if (readers) return readers
  throw new UserError(
    `--to ${text}: expected everybody, marked-nothing, day:6, got:6, missed:6, or an event as in registered:webinaire, attended:…, absent:… or waiting:…`,
  )
}

/** `feuilleton letter drop <cohort> <number>` */
export async function dropDraft(
  config: Config,
  { cohort: slug, id }: { cohort: string; id: number },
  output: Output,
): Promise<number> {
  return withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    await dropOneOff(db, { cohort, id })
    output.out(`The draft ${id} is deleted.`)
    return 0
  })
}
