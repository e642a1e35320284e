import { mapValues } from '../../domain/map-values.ts'
import type { Language } from '../../language/catalogues.ts'
import { activeContent } from '../active-content.ts'
import { bindText, bindTokens } from '../bound-marks.ts'
import { compileMjml } from '../compile-mjml.ts'
import { escapeHtml } from '../escape-html.ts'
import { expandLayout } from '../layout.ts'
import { type LetterBrand, withBrand } from '../letter-brand.ts'
import { LetterError } from '../letter-error.ts'
import { readBody, toHtml, toHtmlBlocks } from '../markdown.ts'
import { toText } from '../plain-text.ts'
import { ProtectedPlaceholders } from '../protected-placeholders.ts'
import { readOneOff } from './one-off-words.ts'
import { readLayout } from './service-files.ts'
import type { ServiceParts, ServiceSources } from './service-letter.ts'
import { type LetterWords, readWords } from './service-words.ts'

/**
 * Writes the parts of a letter of the service from its files. MJML is loaded for it: only the process of
 * `mjml-process.ts` calls it. Throws a LetterError for a programme's own reminder, or a one-off letter, that is not as
 * docs/letters.md says.
 */
export async function writeServiceLetter(sources: ServiceSources): Promise<ServiceParts> {
  const letter = sources.oneOff ? readOneOff(sources.language, sources.oneOff) : readWords(sources)
  const { file, banner } = letter
  const { language } = sources
  const words = boundWords(letter.words, language)
  const placeholders = new ProtectedPlaceholders(file)
  const body = bodyOf(letter, placeholders, language)
  const values = { ...letter.frame, ...words, ...letter.flags, language }
  return {
    subject: words.subject,
    preheader: words.preheader,
    html: await htmlPart({
      values,
      body: body.html,
      placeholders,
      file,
      layout: `${sources.frame}.mjml`,
      brand: sources.brand,
    }),
    text: expandLayout(
      readLayout(`${sources.frame}.txt`),
      { ...values, body: placeholders.restore(body.text) },
      language,
    ),
    ...(banner !== undefined && { banner }),
    ...(sources.oneOff && { web: `<p>${letter.frame.greeting}</p>\n${placeholders.restore(body.web)}` }),
  }
}

function boundWords(words: LetterWords['words'], language: Language): LetterWords['words'] {
  return mapValues(words, (text) => bindText(text, language)) as LetterWords['words']
}

/** Placeholders stay protected. */
function bodyOf(
  { body, file, ownLine }: LetterWords,
  placeholders: ProtectedPlaceholders,
  language: Language,
): { html: string; text: string; web: string } {
  const origin = ownLine === undefined ? { file } : { file, line: ownLine }
  const tokens = readBody(placeholders.protect(body), placeholders, origin).flatMap((block) => {
    if (block.kind === 'markdown') return bindTokens(block.tokens, language)
    throw new LetterError([{ file, line: block.line - 1, message: 'only a lesson has a block of MJML' }])
  })
  const html = ownLine === undefined ? toHtmlBlocks(tokens).join('') : toHtml(tokens)
  return { html, text: toText(tokens), web: toHtml(tokens, 'page') }
}

type Values = Readonly<Record<string, string | boolean>> & { language: Language }
type Html = {
  values: Values
  body: string
  placeholders: ProtectedPlaceholders
  file: string
  layout: string
  brand: LetterBrand | undefined
}

async function htmlPart({ values, body, placeholders, file, layout: name, brand }: Html): Promise<string> {
  const layout = readLayout(name)
  const mjml = expandLayout(
    placeholders.protect(layout),
    { ...escaped(values, placeholders), body },
    values.language,
  )
  const html = await compileMjml(withBrand(mjml, brand), { layout, pieces: [] })
  const refused = activeContent(html).map(({ message }) => ({ file, message }))
  if (refused.length > 0) throw new LetterError(refused)
  return placeholders.restore(html)
}

/** Texts that are safe in HTML, their placeholders protected. */
function escaped(values: Values, placeholders: ProtectedPlaceholders): object {
  return mapValues(values, (value) =>
    typeof value === 'string' ? escapeHtml(placeholders.protect(value)) : value,
  )
}
