import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { readPeople } from '../../src/actions/people/read-people.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { readPlannedChange } from '../../src/rehearsal/planned-change.ts'
import type { PlannedLetter } from '../../src/rehearsal/planned-letter.ts'
import { type Lent, rehearse } from '../../src/rehearsal/rehearse.ts'
import type { WrittenReport } from '../../src/rehearsal/written-report.ts'
import { testDatabase } from './database.ts'
import { type ReadLetter, readLetter } from './letter.ts'

export type Rehearsed = {
  /** `report.json` as it was written. */
  report: WrittenReport
  /** The names in `mail/`, sorted. */
  files: string[]
  letters: ReadLetter[]
  /** Those that are lessons. */
  lessons: ReadLetter[]
  /** The letters of one reader, in the order of leaving. */
  of(address: string): ReadLetter[]
}

/**
 * What the rehearsals of one process share: the server of all tests, and letters that are compiled. That a rehearsal has
 * a PostgreSQL of its own is tested where a command starts it.
 */
export const LENT: Lent = {
  async withDatabase(body) {
    const { db, close } = await testDatabase()
    try {
      return await body(db, new AbortController().signal)
    } finally {
      await close()
    }
  },
  letters: createLetterCache({ most: 500 }),
}

/** Rehearses a programme with the people of a people file, into a folder that goes once it is read. */
export async function rehearsed(
  request: {
    edition: Edition
    from: string
    zone?: string
    people: string
    /** As they stand after `--change`. */
    changes?: string[]
    letters?: readonly PlannedLetter[]
    late?: number
    breaks?: number
    /** By the names of the folders that changes have. */
    editions?: Record<string, Edition>
  },
  lent = LENT,
): Promise<Rehearsed> {
  const directory = await mkdtemp(join(tmpdir(), 'feuilleton-rehearsed-'))
  const { people, mistakes } = readPeople(Buffer.from(request.people))
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
  const rest = {
    directory,
    warnings: [],
    publicUrl: 'https://feuilleton.example',
    onProgress: () => undefined,
  }
  try {
    const changes = (request.changes ?? []).map((words) => changeNamed(words, request.editions))
    const rehearsing = rehearse({ ...request, people, changes, ...rest }, lent)
    setFlagsFromString('--heap-growing-percent=0') // as V8 has it: other files of this process need a heap that may grow
    await rehearsing
    const report: WrittenReport = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'))
    const letters = await Promise.all(report.letters.map((letter) => readLetter(directory, letter)))
    const files = (await readdir(join(directory, 'mail'))).sort()
    const lessons = letters.filter(({ day }) => day > 0)
    return { report, letters, lessons, files, of: (address) => letters.filter(({ to }) => to === address) }
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** A change as it stands after `--change`; an edition by the name of its folder. */
export function changeNamed(words: string, editions: Record<string, Edition> = {}) {
  const change = readPlannedChange(words)
  if (!('folder' in change)) return change
  const edition = editions[change.folder]
  if (!edition) throw new Error(`${words}: there is no such edition`)
  return { day: change.day, words, edition }
}
