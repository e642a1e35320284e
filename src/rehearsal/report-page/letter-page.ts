import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import { escapeHtml } from '../../letters/escape-html.ts'
import { writePrivately } from '../../mail/private-files.ts'
import type { LetterView } from './views.ts'

/** A view whose page is written. */
export type ShownLetter = LetterView & {
  /** Relative to the folder of the report. */
  page: string
  /** The text part; empty when the mail has none. */
  text: string
}

/** Takes the HTML part out of a mail into `letters/NNNN.html`, unable to run scripts or load from the network. */
export async function writeLetterPage({
  view,
  directory,
  language,
}: {
  view: LetterView
  directory: string
  language: Language
}): Promise<ShownLetter> {
  const mail = await simpleParser(await readFile(join(directory, view.letter.file)), { skipHtmlToText: true })
  const page = `letters/${view.id}.html`
  await writePrivately(join(directory, page), confined(htmlOf(mail, language)))
  return { ...view, page, text: mail.text ?? '' }
}

function htmlOf(mail: ParsedMail, language: Language): string {
  if (mail.html) return mail.html
  return `<!doctype html><html lang="${language}"><title>${escapeHtml(mail.subject ?? '')}</title><p>${sayIn(language)('report.noHtml')}`
}

const CONFINEMENT =
  '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' +
  ` content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'">`

/**
 * The same page under a policy of its own. The policy stands right after the doctype, where a parser always takes it
 * into the head, whatever the letter opens or comments out afterwards.
 */
export function confined(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? ''
  return `${doctype}${CONFINEMENT}${html.slice(doctype.length)}`
}
