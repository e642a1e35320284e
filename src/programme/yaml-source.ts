import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { controlMistakes } from './control-mistakes.ts'
import { errorAt, type Mistake, type Position } from './mistake.ts'
import { quotedLine } from './quoted-line.ts'

export type YamlPath = readonly PropertyKey[]

/** YAML as a value, with the line of the file for each of its parts. */
export type YamlSource = {
  /** Undefined when the text cannot be read. */
  value: unknown
  mistakes: Mistake[]
  /** The line of a key or list item. If the path does not exist, the line of the closest enclosing part. */
  lineOf: (path: YamlPath) => number
}

type Origin = { file: string; firstLine: number }

const MAX_MISTAKES = 20

/**
 * Reads YAML 1.2 (with anchors and `<<`) that starts on line `firstLine` of `file`. Mistakes are returned, never
 * thrown.
 */
export function readYaml(text: string, { file, firstLine }: Origin): YamlSource {
  const counter = new LineCounter()
  const document = parse(text, counter)
  if (!document) {
    const mistake = errorAt({ file, line: firstLine }, 'this YAML is nested too deeply')
    return { value: undefined, mistakes: [mistake], lineOf: () => firstLine }
  }
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1
  const position = (found: YAMLError) => ({ file, line: lineAt(found.pos[0]) })
  const aliases = unknownAliases(document)
  const mistakes = [
    ...oncePerLine(
      document.errors.slice(0, MAX_MISTAKES).map((error) => errorAt(position(error), explain(error, text))),
    ),
    ...document.warnings.slice(0, MAX_MISTAKES).map((error) => warningOfLibrary(position(error), error)),
    ...aliases.map(({ name, offset }) =>
      errorAt({ file, line: lineAt(offset) }, `nothing above is named '&${name}'`),
    ),
  ]
  const lineOf = (path: YamlPath) => lineAt(offsetOf(document, path))
  const isReadable = aliases.length === 0 && document.errors.every((error) => error.code === 'DUPLICATE_KEY')
  if (!isReadable) return { value: undefined, mistakes, lineOf }
  const value = toValue(document)
  if (value === undefined)
    mistakes.push(errorAt({ file, line: firstLine }, 'too many aliases (*) repeat each other'))
  mistakes.push(...controlMistakes(value, { file, lineOf }).slice(0, MAX_MISTAKES))
  return { value, mistakes, lineOf }
}

/** In the words of the library. */
function warningOfLibrary(position: Position, { message }: YAMLError): Mistake {
  return { ...position, what: message, severity: 'warning' }
}

/** Undefined when the text is nested deeper than the library supports. */
function parse(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter, merge: true, prettyErrors: false })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function explain(error: YAMLError, text: string): string {
  if (error.code !== 'DUPLICATE_KEY') {
    const quoted = quotedLine(lineAround(text, error.pos[0]))
    return quoted === undefined
      ? `this YAML cannot be read: ${error.message}`
      : `words with a colon, a quote or a placeholder at their beginning stand in quotes, expected ${quoted}`
  }
  const key = /^["']?([^"':\s]*)/.exec(text.slice(error.pos[0], error.pos[0] + 100))?.[1] ?? ''
  return `the key '${key}' is there twice`
}

/** The parser stumbles several times over one line; once is enough to mend it. */
function oncePerLine(mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.filter(({ line, what }, index) => {
    return !mistakes.slice(0, index).some((before) => before.line === line && before.what === what)
  })
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end)
}

function unknownAliases(document: Document): { name: string; offset: number }[] {
  const unknown: { name: string; offset: number }[] = []
  const names = new Set<string>()
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) names.add(node.anchor ?? '')
      else if (!names.has(node.source)) unknown.push({ name: node.source, offset: node.range?.[0] ?? 0 })
    },
  })
  return unknown
}

/** Undefined when aliases repeat each other without end, an attack that the library counts and refuses. */
function toValue(document: Document): unknown {
  try {
    return document.toJS() ?? null
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    const found = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined
    const start = found === undefined ? itemAt(node, step) : found.key
    if (!isNode(start)) return offset
    offset = start.range?.[0] ?? offset
    node = found === undefined ? start : found.value
  }
  return offset
}

function itemAt(node: unknown, step: PropertyKey): unknown {
  return isSeq(node) ? node.items[Number(step)] : undefined
}
