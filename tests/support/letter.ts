import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { RehearsedLetter } from '../../src/rehearsal/report.ts'

/** One letter of a rehearsal, as a stranger to the code reads it. */
export type ReadLetter = RehearsedLetter & {
  bytes: Buffer
  parsed: ParsedMail
  text: string
  html: string
  /** What a reader sees of each part, in one line with plain spaces. */
  words: { text: string; html: string }
}

/** Reads a letter of a rehearsal from its file. */
export async function readLetter(directory: string, letter: RehearsedLetter): Promise<ReadLetter> {
  const bytes = await readFile(join(directory, letter.file))
  const plain = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
  const parsed = await simpleParser(bytes, plain)
  const [text, html] = [parsed.text ?? '', parsed.html || '']
  return {
    ...letter,
    bytes,
    parsed,
    text,
    html,
    words: { text: oneLine(text), html: oneLine(visible(html)) },
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  emsp: ' ',
  hairsp: ' ',
}

/** The text of the body without its preview, which stands in no text part. */
function visible(html: string): string {
  return html
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity)
}
