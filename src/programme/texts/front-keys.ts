import { parse } from 'yaml'

/** What stands at the head of a file of Markdown, as far as a lesson has it; `others` are keys that it has not. */
export type FrontKeys = { title?: string; subject?: string; preheader?: string; others: string[] }

/** What other tools call the words that an inbox shows after the subject. */
const PREHEADERS = ['preheader', 'preview', 'preview_text', 'description', 'excerpt', 'subtitle']
const FRONT = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** Takes the front matter off a text. One that is no YAML, or no list of keys, is a part of the text. */
export function takeFrontKeys(source: string): { front: FrontKeys; body: string } {
  const found = FRONT.exec(source)
  const keys = found && keysIn(found[1] ?? '')
  if (!found || !keys) return { front: { others: [] }, body: source }
  const preheader = PREHEADERS.find((name) => isWords(keys[name]))
  const taken = { title: keys.title, subject: keys.subject, preheader: preheader && keys[preheader] }
  const words = Object.entries(taken).filter(([, value]) => isWords(value))
  const used = new Set(['title', 'subject', preheader])
  const others = Object.keys(keys).filter((name) => !used.has(name))
  return { front: { ...Object.fromEntries(words), others }, body: source.slice(found[0].length) }
}

function keysIn(yaml: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0, logLevel: 'silent' })
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch (error) {
    if (error instanceof Error) return undefined // whatever `yaml` makes of a text that is none
    throw error
  }
}

function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
