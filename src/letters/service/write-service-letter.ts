import { mapValues } from '../../domain/map-values.ts'
import type { Language } from '../../domain/moment-words.ts'
import { activeContent } from '../active-content.ts'
import { compileMjml } from '../compile-mjml.ts'
import { escapeHtml } from '../escape-html.ts'
import { expandLayout } from '../layout.ts'
import { LetterError } from '../letter-error.ts'
import { readBody, toHtml, toHtmlBlocks } from '../markdown.ts'
import { toText } from '../plain-text.ts'
import { ProtectedHoles } from '../protected-holes.ts'
import { type OwnLetter, readOwnLetter } from './own-reminder.ts'
import { writeBody, writeLine } from './phrases.ts'
import {
  readFrame,
  readLayout,
  readPhrases,
  readServiceLetter,
  type ServiceFrame,
  serviceFile,
} from './service-files.ts'
import type { ServiceParts, ServiceSources } from './service-letter.ts'

/**
 * Writes the parts of a letter of the service from its files. MJML is loaded for it: only the process of
 * `mjml-process.ts` calls it. Throws a LetterError for a programme's own reminder that is not as docs/letters.md says.
 */
export async function writeServiceLetter(sources: ServiceSources): Promise<ServiceParts> {
  const letter = readWords(sources)
  const { words, file, banner } = letter
  const holes = new ProtectedHoles(file)
  const body = bodyOf(letter, holes)
  const values = { ...letter.frame, ...words, ...letter.flags, language: sources.language }
  return {
    subject: words.subject,
    preheader: words.preheader,
    html: await htmlPart({ values, body: body.html, holes, file, layout: `${sources.frame}.mjml` }),
    text: expandLayout(
      readLayout(`${sources.frame}.txt`),
      { ...values, body: holes.restore(body.text) },
      sources.language,
    ),
    ...(banner !== undefined && { banner }),
  }
}

type Words = Record<'subject' | 'preheader' | 'title' | 'why' | 'button' | 'address' | 'page', string>
type Letter = {
  file: string
  words: Words
  frame: ServiceFrame
  banner: string | undefined
  flags: { off: boolean; offers_calendars: boolean }
  body: string
  /** Of a programme's own reminder: the line of its file on which the body starts. */
  ownLine: number | undefined
}

/** The texts of a letter, phrases written in; those of a programme's own reminder stand in for the usual ones. */
function readWords({ language, name, own }: ServiceSources): Letter {
  const file = serviceFile(language, name)
  const phrases = readPhrases(language)
  const lines = <Name extends string>(texts: Record<Name, string>) =>
    mapValues<string, string>(texts, (text) => writeLine(text, { phrases, file })) as Record<Name, string>
  const { words, body } = readServiceLetter(language, name)
  const { calendars, is_off, banner, button = '', address = '', page = '', ...texts } = words
  const frame = lines(readFrame(language))
  const off = is_off === true
  const usual = {
    file,
    words: lines({ ...texts, button, address, page }),
    frame: off ? { ...frame, when_label: frame.planned_label } : frame,
    banner: banner && writeLine(banner, { phrases, file }),
    flags: { off, offers_calendars: calendars === true },
    body: writeBody(body, { phrases, file }),
    ownLine: undefined,
  }
  return own ? withOwnWords(usual, own) : usual
}

function withOwnWords(usual: Letter, own: OwnLetter): Letter {
  const { subject, preheader, title, button = usual.words.button, body, bodyLine } = readOwnLetter(own)
  const words = { ...usual.words, subject, preheader, title, button }
  return { ...usual, file: own.file, words, body, ownLine: bodyLine }
}

/** Placeholders stay protected. */
function bodyOf({ body, file, ownLine }: Letter, holes: ProtectedHoles): { html: string; text: string } {
  const origin = ownLine === undefined ? { file } : { file, line: ownLine }
  const tokens = readBody(holes.protect(body), holes, origin).flatMap((block) => {
    if (block.kind === 'markdown') return block.tokens
    throw new LetterError([{ file, line: block.line - 1, message: 'a reminder has no block of MJML' }])
  })
  const html = ownLine === undefined ? toHtmlBlocks(tokens).join('') : toHtml(tokens)
  return { html, text: toText(tokens) }
}

type Values = Readonly<Record<string, string | boolean>> & { language: Language }
type Html = { values: Values; body: string; holes: ProtectedHoles; file: string; layout: string }

async function htmlPart({ values, body, holes, file, layout: name }: Html): Promise<string> {
  const layout = readLayout(name)
  const mjml = expandLayout(holes.protect(layout), { ...escaped(values, holes), body }, values.language)
  const html = await compileMjml(mjml, { layout, pieces: [] })
  const refused = activeContent(html).map((message) => ({ file, message }))
  if (refused.length > 0) throw new LetterError(refused)
  return holes.restore(html)
}

/** Texts that are safe in HTML, their placeholders protected. */
function escaped(values: Values, holes: ProtectedHoles): object {
  return mapValues(values, (value) => (typeof value === 'string' ? escapeHtml(holes.protect(value)) : value))
}
