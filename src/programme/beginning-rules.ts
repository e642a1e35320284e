import type { Language } from '../language/catalogues.ts'
import { beginsSmall, withCapital } from '../letters/small-beginning.ts'
import { type Mistake, warningAt } from './mistake.ts'
import { beginnings } from './sentence-beginning.ts'
import type { YamlSource } from './yaml-source.ts'

type Where = { file: string; language: Language }

/** Warns of sentences that would begin with a small letter, such as `{{ date | relative_day }} we …`. */
export function smallBeginnings(text: string, { file, language }: Where, firstLine = 1): Mistake[] {
  return beginnings(text)
    .filter(({ placeholder }) => beginsSmall(placeholder, language))
    .map(({ line, placeholder }) => {
      const instead = withCapital(placeholder, language)
      return warningAt(
        { file, line: firstLine + line - 1 },
        { warned: 'small-beginning', placeholder, instead },
      )
    })
}

/** The same of texts of the front matter, at the lines of their keys. */
export function smallFrontBeginnings(
  texts: readonly { path: readonly string[]; text: unknown }[],
  where: Where & { source: YamlSource },
): Mistake[] {
  return texts.flatMap(({ path, text }) => {
    const line = where.source.lineOf(path)
    return typeof text === 'string' ? smallBeginnings(text, where).map((found) => ({ ...found, line })) : []
  })
}
