import { readdirSync, readFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

const MESSAGES = new URL('../messages/', import.meta.url)

/** Where the source is written. */
export const CATALOGUES_FILE = new URL('../src/language/catalogues.ts', import.meta.url)

/** The tags of the languages that have a catalogue in `messages/`. */
export function catalogueTags(): string[] {
  return readdirSync(MESSAGES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()
}

/** The messages of a language by their names, in the order of the file. */
export function readCatalogue(tag: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${tag}.json`, MESSAGES), 'utf8'))
}

/**
 * The TypeScript of `catalogues.ts`: imports of every catalogue and grammar, and the types of the values in the French
 * messages. JSON has no literal types, so that a compiler cannot read these types out of the messages.
 */
export function cataloguesSource(): string {
  const tags = catalogueTags()
  const typed = Object.entries(readCatalogue('fr')).flatMap(([message, text]) => {
    const values = valuesOf(text)
    return values.size === 0 ? [] : [typeLine(message, values)]
  })
  return `// Written by \`npm run messages\` from messages/*.json: do not edit.
${tags.map((tag) => `import ${tag} from '../../messages/${tag}.json' with { type: 'json' }\n`).join('')}${tags.map((tag) => `import { GRAMMAR as ${tag}Grammar } from './grammar/${tag}.ts'\n`).join('')}import type { Grammar } from './grammar.ts'

/** Every message by language. */
export const CATALOGUES = { ${tags.join(', ')} } as const

export type Language = keyof typeof CATALOGUES

/** The grammar of every language. */
export const GRAMMARS: Readonly<Record<Language, Grammar>> = { ${tags.map((tag) => `${tag}: ${tag}Grammar`).join(', ')} }

/** The name of a message. */
export type Message = keyof typeof fr

/** The name of a message without places for values. */
export type PlainMessage = Exclude<Message, keyof MessageValues>

/** What the messages that have places for values are said with. */
export type MessageValues = {
${typed.join('')}}
`
}

/** The values that a message has places for, with their types in TypeScript. */
export function valuesOf(text: string): Map<string, string> {
  const values = new Map<string, string>()
  collect(parse(text, { ignoreTag: true }), values)
  return values
}

function collect(elements: readonly MessageFormatElement[], values: Map<string, string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue
    // A value may be in a sentence twice; what it counts or chooses there says more than that it is shown.
    const isShown = element.type === TYPE.argument
    if (!isShown || !values.has(element.value)) values.set(element.value, typeOf(element))
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const { value } of Object.values(element.options)) collect(value, values)
  }
}

function typeOf(element: MessageFormatElement): string {
  switch (element.type) {
    case TYPE.number:
    case TYPE.plural:
      return 'number'
    case TYPE.select:
    case TYPE.argument:
      return 'string | number'
    default:
      throw new Error(`messages have no dates or times of their own: ${JSON.stringify(element)}`)
  }
}

/** In characters, as the formatter has it. It breaks longer lines, and leaves out their semicolons. */
const LINE_WIDTH = 110

function typeLine(message: string, values: Map<string, string>): string {
  const types = [...values].map(([name, type]) => `${name}: ${type}`)
  const line = `  '${message}': { ${types.join('; ')} }`
  return line.length <= LINE_WIDTH ? `${line}\n` : `  '${message}': {\n    ${types.join('\n    ')}\n  }\n`
}
