import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Enrollee } from '../../actions/enrolments/enrol.ts'
import { MAX_BYTES } from '../../actions/people/decode-people.ts'
import type { ReadingChoices } from '../../actions/people/people-rows.ts'
import { readPeopleFile } from '../../actions/people/read-people.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Output } from '../output.ts'
import { readingWords } from './people-file-words.ts'
import { problemLine } from './problem-words.ts'

/** The options of commands that read a list. */
export type ListOptions = ReadingChoices & { skipBad?: boolean | undefined }

/** The people of a list, and which file it was. */
export type PeopleList = { people: Enrollee[]; file: { name: string; hash: string } | undefined }

/**
 * Reads a people file. Bad lines are listed with their numbers, and nothing is taken then, unless `skipBad`. A file
 * that cannot be read to its end is refused even so: people after that line would be left out unnoticed.
 * @throws UserError when the file cannot be read or has bad lines.
 */
export async function peopleFrom(
  file: string,
  { skipBad = false, ...choices }: ListOptions,
  output: Output,
): Promise<PeopleList> {
  const bytes = await readBytes(file)
  const read = await readPeopleFile(bytes, choices)
  const { people, mistakes, stoppedAt } = read
  const lines = mistakes.map(({ line, problem }) => `${file}:${line}: ${problemLine(problem)}`)
  if (mistakes.length > 0 && !skipBad) {
    throw new UserError(
      `${lines.join('\n')}\nNothing was imported. Mend these lines, or leave them out with --skip-bad.`,
    )
  }
  if (stoppedAt !== undefined) {
    throw new UserError(
      `${lines.join('\n')}\nNothing was imported: past line ${stoppedAt} the file was not read, and --skip-bad leaves out bad lines only.`,
    )
  }
  for (const line of lines) output.err(`left out: ${line}`)
  for (const line of readingWords(file, read)) output.err(line)
  if (people.length === 0) throw new UserError(`${file} has nobody in it`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { people, file: { name: basename(file), hash } }
}

/**
 * The bytes of a file that the user named. Its kind and size are asked first: a device has no end.
 * @throws UserError that says why the file cannot be read.
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  const about = await unlessUnreadable(file, stat(file))
  if (!about.isFile()) throw new UserError(`${file} is not a file`)
  if (about.size > MAX_BYTES)
    throw new UserError(
      `${file} has ${Math.ceil(about.size / MEGABYTE)} MB, and ${MAX_BYTES / MEGABYTE} MB is the most. Nothing of it was read.`,
    )
  return unlessUnreadable(file, readFile(file))
}

const MEGABYTE = 1_000_000

async function unlessUnreadable<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw new UserError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`,
    )
  }
}
