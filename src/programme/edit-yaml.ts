import { isMap, isNode, parseDocument, type YAMLMap } from 'yaml'

/**
 * Sets one value of a YAML text, and changes nothing else of it: comments, quotes and line breaks stay. A key that is
 * not there yet is added, its group too. Undefined where the text cannot be read, or leads to no group.
 */
export function setInYaml(text: string, path: readonly string[], value: string | number): string | undefined {
  const document = parseDocument(text)
  if (document.errors.length > 0) return undefined
  const key = path.at(-1)
  const node = document.getIn(path, true)
  if (key === undefined) return undefined
  if (isNode(node) && node.range) return replaced(text, node.range, value)
  const group = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(group) && group.range)
    return path.length === 1 ? atEnd(text, key, value) : into(text, group, [key, value])
  const [first, ...rest] = path
  return group === undefined && first !== undefined && rest.length === 1
    ? `${lineEnded(text)}${first}:\n  ${key}: ${yamlScalar(value)}\n`
    : undefined
}

/** A value as YAML has it, also between braces: plain where nothing could be taken for something else. */
export function yamlScalar(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value)
}

const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N} .’()–-]*[\p{L}\p{M}\p{N}.’)])?$/u
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i

function replaced(
  text: string,
  [from, to]: readonly [number, number, number],
  value: string | number,
): string {
  // A block such as `>-` ends with its line.
  const end = text.slice(from, to).endsWith('\n') ? '\n' : ''
  return text.slice(0, from) + yamlScalar(value) + end + text.slice(to)
}

function atEnd(text: string, key: string, value: string | number): string {
  return `${lineEnded(text)}${key}: ${yamlScalar(value)}\n`
}

function lineEnded(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/** Before its first key: what follows the last one may be a comment on something else. */
function into(
  text: string,
  group: YAMLMap,
  [key, value]: readonly [string, string | number],
): string | undefined {
  const pair = `${key}: ${yamlScalar(value)}`
  const first = group.items[0]?.key
  if (!isNode(first) || !first.range || !group.range) return undefined
  const [at] = first.range
  if (group.flow) return `${text.slice(0, at)}${pair}, ${text.slice(at)}`
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return `${text.slice(0, at)}${pair}\n${indent}${text.slice(at)}`
}
