import { COPY, DAEMON, DELAY, OPENINGS, SUBJECTS } from './bounce-forms.ts'
import { isChallenge } from './challenge.ts'
import { header, type OpenMail } from './open-mail.ts'

/** A report in the words of a program, such as qmail or Exim. */
export type BounceWords = {
  isDelay: boolean
  recipient?: string | undefined
  /** The reply that it quotes, or all that it says when it quotes none. */
  words: string
  /** All that it says. */
  told: string
}

const MOST_LINES = 120
const LONGEST_LINE = 500
const ADDRESS = /([^\s<>()"':;,[\]]{1,64}@[^\s<>()"':;,[\]]{1,253})/
const AT_START = new RegExp(`^[\\s<"'-]{0,20}${ADDRESS.source}`)
const CODE = /(?:^|[\s#:;('"-])(?:[45]\d\d(?:[ ,-]|$)|[45]\.\d{1,3}\.\d{1,3}(?!\.?\d))/

/** Reads a report that has no form but its words. Undefined for a mail that does not look like one. */
export function bounceWords(mail: OpenMail): BounceWords | undefined {
  const lines = toldLines(mail.text)
  const told = lines.join('\n')
  if (!isReport(mail, told)) return undefined
  const recipient = recipientIn(mail, lines)
  const isDelay = DELAY.test(mail.subject) || DELAY.test(told)
  return { isDelay, recipient, words: replyIn(lines, recipient), told }
}

/** As a header names it, or the first address at the start of a line, or any. Never whom the report was sent to. */
function recipientIn(mail: OpenMail, lines: readonly string[]): string | undefined {
  const failed = ADDRESS.exec(header(mail, 'x-failed-recipients').slice(0, LONGEST_LINE))?.[0]
  if (failed !== undefined) return failed
  const sentTo = header(mail, 'to').toLowerCase()
  const named = (pattern: RegExp) =>
    lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).find((one) => !sentTo.includes(one.toLowerCase()))
  return named(AT_START) ?? named(ADDRESS)
}

/** What the report says to people: the text up to the copy of the letter. */
export function toldLines(text: string): string[] {
  const lines = text.split(/\r?\n/, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE))
  const end = lines.findIndex((line) => COPY.test(line))
  return end === -1 ? lines : lines.slice(0, end)
}

function isReport(mail: OpenMail, told: string): boolean {
  if (mail.headers.has('x-failed-recipients')) return true
  if (SUBJECTS.some(({ subject }) => subject.test(mail.subject.trim()))) return true
  if (!DAEMON.test(header(mail, 'from').slice(0, LONGEST_LINE)) || !OPENINGS.test(told)) return false
  return !isChallenge(mail) // which says that a letter was not delivered, too
}

/** From the first line with a code to the end of its paragraph; without a code, from the recipient on. */
function replyIn(lines: readonly string[], recipient: string | undefined): string {
  const start = lines.findIndex((line) => CODE.test(line))
  const named = lines.findIndex((line) => recipient !== undefined && line.includes(recipient))
  if (start === -1) return lines.slice(Math.max(0, named)).join(' ')
  const end = lines.findIndex((line, at) => at > start && line.trim() === '')
  return lines.slice(start, end === -1 ? undefined : end).join(' ')
}
