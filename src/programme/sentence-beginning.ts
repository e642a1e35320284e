import { PLACEHOLDER } from '../letters/protected-placeholders.ts'

/** Marks that stand before the first word of a sentence; a star before a space begins a line of a list. */
const OPENING = '(?:[*_](?!\\s)|["“«‘(\\[¿¡][ \\u00A0\\u202F]?)*'
/** A full stop, but neither three of them nor the one after the number of a line in a list. */
const AFTER_SENTENCE = '(?<!\\.)(?<!\\n[ \\t]*\\d{1,9})[.!?](?:[ \\u00A0\\u202F]?["”»’)\\]*_])*(?=\\s|$)'
const NEW_PARAGRAPH = '\\n[ \\t]*\\n'
const NEW_HEADING = '\\n[ \\t]*(?:#{1,6}|>)'
const BEGINS = new RegExp(`(?:${AFTER_SENTENCE}|${NEW_PARAGRAPH}|${NEW_HEADING})\\s*${OPENING}$`)
/** What a key of the front matter says. */
const AFTER_KEY = /(?:^|\n)[ \t-]*[\w-]+:[ \t]*["']?$/

/** Whether the word after this part of a lesson file begins a sentence. */
export function beginsSentence(before: string): boolean {
  return goesOn(before, false) || AFTER_KEY.test(before.slice(-MOST_READ))
}

/** A placeholder that begins a sentence of Markdown; lines count from 1. */
export type Beginning = { line: number; placeholder: string }

/**
 * The placeholders of a Markdown text that begin a sentence: whichever way its conditions turn out, so that none is named
 * which may stand in the middle of one.
 */
export function beginnings(markdown: string): Beginning[] {
  const found: Beginning[] = []
  const choices: Choice[] = []
  let begins = true
  let line = 1
  for (const part of markdown.replaceAll('\r\n', '\n').split(PARTS)) {
    if (part.startsWith('{%')) begins = afterTag(part, begins, choices)
    else if (part.startsWith('{{')) {
      if (begins) found.push({ line, placeholder: part })
      begins = false
    } else begins = goesOn(part, begins)
    line += part.split('\n').length - 1
  }
  return found
}

const PARTS = new RegExp(`(${PLACEHOLDER.source})`)

/** Of a text, from its end: for a million spaces the expression would take minutes. */
const MOST_READ = 200

/** Whether a sentence begins after more text. `begins`: whether one begins before it. */
function goesOn(text: string, begins: boolean): boolean {
  return BEGINS.test((begins ? `\n\n${text}` : text).slice(-MOST_READ))
}

/** A condition that is open: whether a sentence began before it, and after each of its branches so far. */
type Choice = { before: boolean; after: boolean; hasElse: boolean }

function afterTag(tag: string, begins: boolean, choices: Choice[]): boolean {
  const name = /^\{%-?\s*(\w+)/.exec(tag)?.[1] ?? ''
  if (/^(?:if|unless|case)$/.test(name)) choices.push({ before: begins, after: true, hasElse: false })
  const choice = choices.at(-1)
  if (!choice || /^(?:if|unless|case)$/.test(name)) return begins
  choice.after &&= begins
  if (!name.startsWith('end')) {
    choice.hasElse ||= name === 'else'
    return choice.before
  }
  choices.pop()
  return choice.after && (choice.hasElse || choice.before)
}
