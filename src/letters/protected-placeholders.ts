import { LetterError } from './letter-error.ts'

/** A hole holds no brace, so that a text of a million braces is read once and not a million times. */
export const HOLE = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g

const MARK = 'zqhole'
const PLACEHOLDER = /zqhole(\d+)qz/g

/**
 * Keeps Liquid holes out of the sight of Markdown and MJML: each becomes a plain word that both leave
 * alone in text, in addresses and in attributes, and is put back, letter for letter, at the end.
 */
export class ProtectedHoles {
  readonly #file: string
  readonly #sources: string[] = []

  /** `file` is named where a text cannot be protected. */
  constructor(file: string) {
    this.#file = file
  }

  /** The text with each `{{ … }}` and `{% … %}` replaced by a word. Throws a LetterError where that word is there. */
  protect(text: string): string {
    if (text.includes(MARK))
      throw new LetterError([{ file: this.#file, message: `a letter cannot contain the word ${MARK}` }])
    return text.replace(HOLE, (hole) => {
      this.#sources.push(hole)
      return `${MARK}${this.#sources.length - 1}qz`
    })
  }

  /** The text with the holes back, as they were written. */
  restore(text: string): string {
    return text.replace(PLACEHOLDER, (_, index: string) => this.#source(Number(index)))
  }

  /** The sources of the holes that stand in a protected text, in order. */
  within(text: string): string[] {
    return [...text.matchAll(PLACEHOLDER)].map((match) => this.#source(Number(match[1])))
  }

  /** True where there is nothing in a protected text but tags such as `{% if … %}`. */
  isOnlyTags(text: string): boolean {
    const holes = this.within(text)
    return holes.length > 0 && text.replace(PLACEHOLDER, '').trim() === '' && holes.every(isTag)
  }

  #source(index: number): string {
    const source = this.#sources[index]
    if (source === undefined) throw new Error(`no hole number ${index} in this letter`)
    return source
  }
}

/** True when an address starts with a hole, as `{{ links.mooc }}` does, once it is protected. */
export function startsWithHole(text: string): boolean {
  return text.search(PLACEHOLDER) === 0
}

function isTag(hole: string): boolean {
  return hole.startsWith('{%')
}
