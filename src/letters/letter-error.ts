/** One thing wrong in a source of a letter; `line` counts from 1 and is absent where none can be named. */
export type LetterMistake = { readonly file: string; readonly line?: number; readonly message: string }

/** Mistakes that a LetterError lists, and characters of each: a hostile lesson makes millions. */
export const MOST_MISTAKES = 20
const LONGEST_MESSAGE = 300

/** Thrown when a letter cannot be compiled or filled: what is wrong, each mistake with its file and line. */
export class LetterError extends Error {
  readonly mistakes: readonly LetterMistake[]

  constructor(mistakes: readonly LetterMistake[]) {
    const listed = mistakes.slice(0, MOST_MISTAKES).map(inWords)
    super(listed.map(mistakeText).join('\n'))
    this.name = 'LetterError'
    this.mistakes = listed
  }
}

/** Parsers of all kinds end a deep nesting with the words of V8, which say nothing to who wrote the letter. */
function inWords(mistake: LetterMistake): LetterMistake {
  const message = mistake.message.replace('Maximum call stack size exceeded', 'this is nested too deeply')
  const isShort = message.length <= LONGEST_MESSAGE
  return {
    ...mistake,
    message: isShort ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`.toWellFormed(),
  }
}

function mistakeText({ file, line, message }: LetterMistake): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${message}`
}
