import { type OneOffReaders, type OneOffWords, parseReadersOf } from '../domain/one-off.ts'
import type { Programme } from '../domain/programme.ts'
import { UserError } from '../domain/user-error.ts'
import { readDay } from './planned-change.ts'

/** A one-off letter that the organiser of a rehearsal sends on a day of the course, counted from 1. */
export type PlannedLetter = { day: number; words: string; readers: OneOffReaders; letter: OneOffWords }

const EXPECTED = "expected '<day> <readers> <file>', such as '10 got:9 sorry.md'"

/**
 * Reads a letter as written on the command line, such as `10 got:9 sorry.md`; `read` reads its file.
 * @throws UserError that says what was expected.
 */
export function readPlannedLetter(
  words: string,
  { lessons }: Programme,
  read: (file: string) => OneOffWords,
): PlannedLetter {
  const [dayWord = '', readersWord = '', ...file] = words.trim().split(/\s+/)
  const day = readDay(dayWord)
  const readers = parseReadersOf(readersWord, lessons)
  const wrong =
    day === undefined ? `'${dayWord}' is no day of the course` : `'${readersWord}' names no readers`
  if (day === undefined || !readers) throw new UserError(`--letter '${words}': ${wrong}; ${EXPECTED}`)
  if (file.length === 0) throw new UserError(`--letter '${words}': it names no file; ${EXPECTED}`)
  return { day, words, readers, letter: read(file.join(' ')) }
}
