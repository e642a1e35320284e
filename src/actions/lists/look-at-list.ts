import { addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Person } from '../../domain/people.ts'
import type { BadLines, ImportPreview, ListAnswers, Newness } from '../../domain/people-import.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'
import { erasedAmong } from '../../store/erased-addresses.ts'
import { countKnown } from '../../store/import-newness.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'
import type { ReadingChoices } from '../people/people-rows.ts'
import type { PeopleFile } from '../people/read-people.ts'
import { badLinesOf } from './bad-lines.ts'
import { landingsOf } from './landings.ts'
import { readApart } from './read-apart.ts'

/** A list may have this many bad lines before the rest of it is not read; all of them can be taken out as a file. */
const MOST_MISTAKES = 20_000
const SHOWN_MISTAKES = 100
const SHOWN_LEFT = 200
const SAMPLE = 4
const PAGE = 5_000

export type Looking = { course: CohortCourse; keys: TokenKeys; now: Date }

/** Reads a list with the answers of its organiser. */
export function readList(bytes: Uint8Array, answers: ListAnswers): Promise<PeopleFile> {
  const choices: ReadingChoices = { ...answers, mostMistakes: MOST_MISTAKES }
  return readApart(bytes, choices)
}

/** What is in a list, for a cohort: whom it would enrol, whom not and why, and what is wrong in it. */
export async function lookAtList(
  db: Database,
  file: PeopleFile,
  { course, keys, now }: Looking,
): Promise<{ preview: ImportPreview; bad: BadLines }> {
  const bad = badLinesOf(file)
  const newness = await newnessOf(db, file.people, { course, keys })
  const preview = {
    ...describe(file),
    badLines: bad.lines.length,
    ...newness,
    ...landingsOf(file.people, course, now),
  }
  return { preview, bad }
}

function describe(file: PeopleFile): Omit<ImportPreview, keyof Newness | 'badLines' | 'landings' | 'closed'> {
  const { encoding, separator, sheet, sheets, header, uses, remarks, repeated, rows, stoppedAt } = file
  return {
    encoding,
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet, sheets: sheets ?? [] }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...{ header, uses, remarks, repeated },
    sample: rows.slice(0, SAMPLE).map(({ cells }) => cells),
    lines: rows.length,
    people: file.people.length,
    mistakes: file.mistakes.slice(0, SHOWN_MISTAKES),
    leftCount: file.leftOut.reduce((sum, { people }) => sum + people, 0),
    left: leftPeople(file),
  }
}

function leftPeople({ leftRows, uses }: PeopleFile): ImportPreview['left'] {
  const at = uses.indexOf('address')
  return leftRows.slice(0, SHOWN_LEFT).map(({ row, column, says }) => ({
    line: row.line,
    address: (row.cells[at] ?? '').trim(),
    ...{ column, says },
  }))
}

/** In pages: to hash 100,000 addresses at once would have others wait. */
async function newnessOf(
  db: Database,
  people: readonly Person[],
  { course, keys }: Pick<Looking, 'course' | 'keys'>,
): Promise<Newness> {
  const sum = { fresh: 0, already: 0, erased: 0, suppressed: 0 }
  for (let from = 0; from < people.length; from += PAGE) {
    const page = people.slice(from, from + PAGE)
    const hashes = page.map(({ address }) => addressHashes(keys, address))
    const gone = await erasedAmong(db, hashes.flat())
    const willing = page.filter((_, index) => !hashes[index]?.some((hash) => gone.has(hash)))
    const known = await countKnown(
      db,
      course.cohort.id,
      willing.map(({ address }) => addressKey(address)),
    )
    sum.erased += page.length - willing.length
    sum.already += known.already
    sum.suppressed += known.suppressed
    sum.fresh += willing.length - known.already - known.suppressed
  }
  return sum
}
