import type { ReadingChoices } from '../../src/actions/people/people-rows.ts'
import * as lists from '../../src/actions/people/read-people.ts'
import { problemLine, remarkLine } from '../../src/cli/people/problem-words.ts'

/** A list as `readPeople` reads it, with what is wrong in the words of commands. */
export function readPeople(bytes: Uint8Array, choices?: ReadingChoices) {
  return inWords(lists.readPeople(bytes, choices))
}

/** A list as `readPeopleFile` reads it, with what is wrong in the words of commands. */
export async function readPeopleFile(bytes: Uint8Array, choices?: ReadingChoices) {
  return inWords(await lists.readPeopleFile(bytes, choices))
}

function inWords(file: lists.PeopleFile) {
  const { people, repeated, leftOut, ignored, encoding, columns, stoppedAt } = file
  return {
    ...{ people, repeated, leftOut, ignored, encoding, columns },
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    mistakes: file.mistakes.map(({ line, problem }) => ({ line, message: problemLine(problem) })),
    notes: file.remarks.map(remarkLine),
  }
}
