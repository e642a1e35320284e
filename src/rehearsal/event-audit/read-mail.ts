import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { MailPart } from '../../domain/finding.ts'
import type { RehearsedLetter } from '../report.ts'

/** A link as a part shows it: its label, and where it leads. */
export type MailLink = { label: string; href: string }

/** A finished mail as its reader sees it. `words` has the paragraphs of a part, one line each, with plain spaces. */
export type ReadMail = {
  letter: RehearsedLetter
  /** The instant of its Date header. */
  date: Date
  parts: { part: MailPart; words: string[] }[]
  links: MailLink[]
  /** The calendars in it: one for each of the two parts that carry it. */
  calendars: { type: string; text: string }[]
}

const PLAIN = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }

/** Reads a letter of a rehearsal from its file, with a parser that is independent of its writer. */
export async function readMail(directory: string, letter: RehearsedLetter): Promise<ReadMail> {
  const mail = await simpleParser(await readFile(join(directory, letter.file)), PLAIN)
  const html = mail.html || ''
  const text = mail.text ?? ''
  return {
    letter,
    date: mail.date ?? new Date(letter.at),
    parts: [
      { part: 'subject', words: [plain(mail.subject ?? '')] },
      { part: 'preview', words: [plain(withoutTags(previewOf(html)))] },
      { part: 'text', words: text.split(/\n\s*\n|\n[=-]{3,}\n/).map(plain) },
      { part: 'html', words: paragraphsOf(html) },
    ],
    links: [...htmlLinks(html), ...textLinks(text)],
    calendars: calendarsOf(mail),
  }
}

/** Puts a text on one line with plain spaces and one kind of apostrophe, without invisible characters. */
export function plain(text: string): string {
  return text
    .replace(/\u00AD|\u034F|[\u200B-\u200D]|\u2060|\uFEFF/g, '')
    .replace(/'/g, '’')
    .replace(/\s+/g, ' ')
    .trim()
}

const PREVIEW = /<div style="display:none[\s\S]*?<\/div>/

function previewOf(html: string): string {
  return PREVIEW.exec(html)?.[0] ?? ''
}

function paragraphsOf(html: string): string[] {
  const body = html
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(PREVIEW, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/(?:p|h[1-6]|li|tr|div|table)>|<br\s*\/?>/gi, '\u2029')
  return body
    .split('\u2029')
    .map((one) => plain(withoutTags(one)))
    .filter((one) => one !== '')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity)
}

function htmlLinks(html: string): MailLink[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi)].map(
    ([, href = '', inner = '']) => ({
      href: withoutTags(href),
      label: plain(withoutTags(inner)),
    }),
  )
}

/** The links with a label of their own, which ends with a colon. */
function textLinks(text: string): MailLink[] {
  return [...text.matchAll(/^ *(\S[^\n<>]{1,80}?)\s?: *\n? *<([^<>\s]+)>/gm)].map(
    ([, label = '', href = '']) => ({
      href,
      label: plain(label),
    }),
  )
}

function calendarsOf({ attachments }: ParsedMail): ReadMail['calendars'] {
  return attachments
    .filter(({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics')
    .map(({ contentType, content }) => ({
      type: contentType,
      text: content.toString().replace(/\r\n/g, '\n'),
    }))
}
