import { LetterError } from './letter-error.ts'

/** A placeholder holds no brace, so that a text of a million braces is read once and not a million times. */
export const PLACEHOLDER = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g

const MARK = 'zqmark'
const MARKED = /zqmark(\d+)qz/g

/**
 * Keeps Liquid placeholders out of the sight of Markdown and MJML: each becomes a plain word that both leave
 * alone in text, in addresses and in attributes, and is put back, letter for letter, at the end.
 */
export class ProtectedPlaceholders {
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
    return text.replace(PLACEHOLDER, (placeholder) => {
      this.#sources.push(placeholder)
      return `${MARK}${this.#sources.length - 1}qz`
    })
  }

  /** The text with the placeholders back, as they were written. */
  restore(text: string): string {
    return text.replace(MARKED, (_, index: string) => this.#source(Number(index)))
  }

  /** The sources of the placeholders that stand in a protected text, in order. */
  within(text: string): string[] {
    return [...text.matchAll(MARKED)].map((match) => this.#source(Number(match[1])))
  }

  /** True where there is nothing in a protected text but tags such as `{% if … %}`. */
  isOnlyTags(text: string): boolean {
    const placeholders = this.within(text)
    return placeholders.length > 0 && text.replace(MARKED, '').trim() === '' && placeholders.every(isTag)
  }

  #source(index: number): string {
    const source = this.#sources[index]
    if (source === undefined) throw new Error(`no placeholder number ${index} in this letter`)
    return source
  }
}

/** True when an address starts with a placeholder, as `{{ links.mooc }}` does, once it is protected. */
export function startsWithPlaceholder(text: string): boolean {
  return text.search(MARKED) === 0
}

function isTag(placeholder: string): boolean {
  return placeholder.startsWith('{%')
}
