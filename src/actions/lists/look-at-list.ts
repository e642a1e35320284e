import { addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Person } from '../../domain/people.ts'
import type { ImportPreview, ListAnswers, Newness } from '../../domain/people-import.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'
import { erasedAmong } from '../../store/erased-addresses.ts'
import { countKnown } from '../../store/import-newness.ts'
import type { Enrollee } from '../enrolments/enrol.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'
import type { ReadingChoices } from '../people/people-rows.ts'
import { landingsOf } from './landings.ts'
import type { ListReading } from './list-reading.ts'
import type { Chunks } from './people-chunks.ts'
import { peopleApart, readApart } from './read-apart.ts'

/** A list may have this many bad lines before the rest of it is not read; all of them can be taken out as a file. */
const MOST_MISTAKES = 20_000
const PAGE = 5_000

export type Looking = { course: CohortCourse; keys: TokenKeys; now: Date }

/** Reads a list with the answers of its organiser. */
export function readList(bytes: Uint8Array, answers: ListAnswers): Promise<ListReading> {
  return readApart(bytes, choicesOf(answers))
}

/** The people that `readList` finds, from the `from`th on, in chunks; the next is read while one is worked on. */
export function peopleOfList(
  bytes: Uint8Array,
  answers: ListAnswers,
  chunks: Chunks,
): AsyncGenerator<Enrollee[]> {
  return peopleApart(bytes, choicesOf(answers), chunks)
}

function choicesOf(answers: ListAnswers): ReadingChoices {
  return { ...answers, mostMistakes: MOST_MISTAKES }
}

/** What is in a list, for a cohort: whom it would enrol, whom not and why, and what is wrong in it. */
export async function lookAtList(
  db: Database,
  { people, found }: ListReading,
  { course, keys, now }: Looking,
): Promise<ImportPreview> {
  const newness = await newnessOf(db, people, { course, keys })
  return { ...found, ...newness, ...landingsOf(people, course, now) }
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
