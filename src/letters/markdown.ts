import MarkdownIt, { type Token } from 'markdown-it'
import { LetterError, type LetterMistake } from './letter-error.ts'
import { shortAddress, whyNoFile } from './local-file.ts'
import { type ReadAs, type ReadIn, writeTablesAndPictures } from './markdown-html.ts'
import { pictureMistake } from './picture.ts'
import { type ProtectedPlaceholders, startsWithPlaceholder } from './protected-placeholders.ts'

/** Where a text stands: its file and the line of the file on which it starts. */
export type Origin = { readonly file: string; readonly line?: number }

/** A part of a body, in order: Markdown tokens, or raw MJML with the words that readers of the text get. */
export type Block =
  | { readonly kind: 'markdown'; readonly tokens: Token[] }
  | { readonly kind: 'mjml'; readonly mjml: string; readonly words: string; readonly line: number }

const REFUSED_RULES = ['code', 'lheading']
const markdown = new MarkdownIt({ html: false, typographer: false, linkify: false }).disable(REFUSED_RULES)
// Every address becomes a link here, so that a bad one is a mistake with a line and not plain text.
markdown.validateLink = () => true
writeTablesAndPictures(markdown)

/** Reads a body whose placeholders are protected. Throws a LetterError for what letters do not allow. */
export function readBody(source: string, placeholders: ProtectedPlaceholders, origin: Origin): Block[] {
  const tokens = markdown.parse(source, {})
  const mistakes = [
    ...addressMistakes(tokens),
    ...pictureMistakes(tokens),
    ...blockMistakes(tokens),
    ...markTags(tokens, placeholders),
  ]
  throwAny(mistakes, origin)
  return splitBlocks(tokens, origin.line ?? 1)
}

/** Reads a text of the front matter, such as a title, as one run of inline Markdown. */
export function readInline(source: string, origin: Origin): Token[] {
  const tokens = markdown.parseInline(source.trim(), {})
  throwAny([...addressMistakes(tokens), ...inlinePictures(tokens)], origin)
  return tokens
}

/**
 * HTML of tokens from `readBody` or `readInline`, for a mail or for our own page; everything an author typed is
 * escaped.
 */
export function toHtml(tokens: Token[], readIn: ReadIn = 'mail'): string {
  const env: ReadAs = { in: readIn }
  return markdown.renderer.render(tokens, markdown.options, env).trim()
}

/** The same, one text for each paragraph, list or table. */
export function toHtmlBlocks(tokens: Token[]): string[] {
  const blocks: Token[][] = []
  for (const token of tokens) {
    if (token.level === 0 && token.nesting !== -1) blocks.push([])
    blocks.at(-1)?.push(token)
  }
  return blocks.map((block) => toHtml(block))
}

/** True for the only addresses letters may hold: https, mailto, or one that starts with a placeholder. */
export function isAllowedAddress(address: string): boolean {
  return /^(?:https:\/\/[^\s/]|mailto:[^\s])/i.test(address) || startsWithPlaceholder(address)
}

type Found = { readonly line: number; readonly message: string }

function addressMistakes(tokens: Token[]): Found[] {
  return tokens.flatMap((token) =>
    (token.children ?? [])
      .map((child) => (child.type === 'link_open' ? String(child.attrGet('href')) : 'https://-'))
      .filter((href) => !isAllowedAddress(href))
      .map((href) => ({
        line: lineOf(token),
        message: `the link to “${shortAddress(href)}” must start with https:// or mailto:, or be {{ links.name }}${whyNoFile(href)}`,
      })),
  )
}

function pictureMistakes(tokens: Token[]): Found[] {
  const isSafe = (address: string) => isAllowedAddress(address) && !/^mailto:/i.test(address)
  return tokens.flatMap((token) =>
    (token.children ?? []).flatMap((child) => {
      const message = child.type === 'image' ? pictureMistake(child, isSafe) : undefined
      return message === undefined ? [] : [{ line: lineOf(token), message }]
    }),
  )
}

function inlinePictures(tokens: Token[]): Found[] {
  const hasPicture = tokens.some(({ children }) => (children ?? []).some(({ type }) => type === 'image'))
  return hasPicture ? [{ line: 1, message: 'an image can stand in the body alone' }] : []
}

function blockMistakes(tokens: Token[]): Found[] {
  return tokens.flatMap((token) => {
    if (token.type === 'heading_open' && !['h2', 'h3'].includes(token.tag)) {
      return [
        {
          line: lineOf(token),
          message: 'headings of a body are ## or ###; the title is in the front matter',
        },
      ]
    }
    if (token.type === 'fence' && !isMjml(token)) {
      return [{ line: lineOf(token), message: 'expected `mjml` after the three backquotes' }]
    }
    return []
  })
}

/** Marks paragraphs made of tags alone, so that they leave no empty paragraph; finds tags that cut a block. */
function markTags(tokens: Token[], placeholders: ProtectedPlaceholders): Found[] {
  const open: Token[] = []
  const mistakes: Found[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue
    const paragraph = tokens[index - 1]
    const alone = paragraph?.type === 'paragraph_open' && placeholders.isOnlyTags(token.content)
    if (alone) hideParagraph([paragraph, token, tokens[index + 1]])
    const depth = open.length
    let crossed = false
    for (const placeholder of placeholders.within(token.content)) {
      if (/^\{%-?\s*(?:if|unless|case)\b/.test(placeholder)) open.push(token)
      if (/^\{%-?\s*end(?:if|unless|case)\b/.test(placeholder)) crossed ||= open.pop()?.level !== token.level
    }
    if (crossed || (!alone && open.length !== depth)) {
      const message = 'a {% … %} tag must close in its own paragraph, or stand alone between two empty lines'
      mistakes.push({ line: lineOf(token), message })
      open.length = 0
    }
  }
  return mistakes
}

function hideParagraph(tokens: readonly (Token | undefined)[]): void {
  for (const token of tokens) {
    if (!token) continue
    token.meta = { tagsOnly: true }
    if (token.type !== 'inline') token.hidden = true
  }
}

function splitBlocks(tokens: Token[], firstLine: number): Block[] {
  const blocks: Block[] = []
  for (const token of tokens) {
    const last = blocks.at(-1)
    if (token.type === 'fence' && token.level === 0) blocks.push(mjmlBlock(token, firstLine))
    else if (last?.kind === 'markdown') last.tokens.push(token)
    else blocks.push({ kind: 'markdown', tokens: [token] })
  }
  return blocks
}

function mjmlBlock(token: Token, firstLine: number): Block {
  const words = token.info.trim().slice('mjml'.length).trim()
  return { kind: 'mjml', mjml: token.content, words, line: firstLine + lineOf(token) }
}

function isMjml(token: Token): boolean {
  return token.level === 0 && /^mjml(?:\s|$)/.test(token.info.trim())
}

function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1
}

function throwAny(found: readonly Found[], { file, line }: Origin): void {
  if (found.length === 0) return
  const at = (relative: number) => (line === undefined ? {} : { line: line + relative - 1 })
  throw new LetterError(found.map((f): LetterMistake => ({ file, ...at(f.line), message: f.message })))
}
