/** One thing wrong in a source of a letter; `line` counts from 1 and is absent where none can be named. */
export type LetterMistake = { readonly file: string; readonly line?: number; readonly message: string }

/** Thrown when a letter cannot be compiled: every mistake found, each with its file and line. */
export class LetterError extends Error {
  readonly mistakes: readonly LetterMistake[]

  constructor(mistakes: readonly LetterMistake[]) {
    super(mistakes.map(mistakeText).join('\n'))
    this.name = 'LetterError'
    this.mistakes = mistakes
  }
}

function mistakeText({ file, line, message }: LetterMistake): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${message}`
}
