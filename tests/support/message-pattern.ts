import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { CATALOGUES, type Language } from '../../src/language/catalogues.ts'

/** A message of less than these letters around its values, such as « {author}, {moment} », would be found in any text. */
const FEWEST_LETTERS = 6

/**
 * Whole texts that the pages for organisers may show in a language, with anything where a value stands; spaces are
 * plain.
 */
export function textPatterns(language: Language): RegExp[] {
  return Object.entries(CATALOGUES[language])
    .filter(([name]) => /^(?:o|signIn|shell|role|alert|journal|export)\./.test(name))
    .map(([, message]) => parse(message))
    .filter((elements) => elements.every(isLiteral) || lettersIn(elements) >= FEWEST_LETTERS)
    .map((elements) => new RegExp(`^${patternOf(elements)}$`, 'u'))
}

function isLiteral({ type }: MessageFormatElement): boolean {
  return type === TYPE.literal
}

/** Of the choice that has the fewest. */
function lettersIn(elements: readonly MessageFormatElement[]): number {
  const counts = elements.map((element) => {
    if (element.type === TYPE.literal) return element.value.match(/\p{L}/gu)?.length ?? 0
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return 0
    return Math.min(...Object.values(element.options).map(({ value }) => lettersIn(value)))
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

function patternOf(elements: readonly MessageFormatElement[]): string {
  return elements.map(elementPattern).join('')
}

function elementPattern(element: MessageFormatElement): string {
  switch (element.type) {
    case TYPE.literal:
      return element.value.replace(/\s+/g, ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    case TYPE.pound:
      return '[\\d ]+'
    case TYPE.plural:
    case TYPE.select:
      return `(?:${Object.values(element.options)
        .map(({ value }) => patternOf(value))
        .join('|')})`
    default:
      return '.+'
  }
}
