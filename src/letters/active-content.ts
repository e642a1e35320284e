import { shortAddress, whyNoFile } from './local-file.ts'
import { isAllowedAddress } from './markdown.ts'

const TAG = /<([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g
const REFUSED_TAGS = new Set([
  ...['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'base', 'link'],
  ...['form', 'input', 'button', 'textarea', 'select', 'svg', 'math', 'template'],
])
const ADDRESSES = new Set([
  'href',
  'src',
  'background',
  'action',
  'formaction',
  'poster',
  'xlink:href',
  'srcset',
])

/** Something that a letter must not hold; `said` is as its author wrote it, to find where. */
export type ActiveContent = { readonly message: string; readonly said: string }

/** What a compiled letter must not contain: anything that runs, asks or loads from an unsafe address. */
export function activeContent(html: string): ActiveContent[] {
  const found: ActiveContent[] = []
  for (const [, name = '', attributes = ''] of html.matchAll(TAG)) {
    const tag = name.toLowerCase()
    if (REFUSED_TAGS.has(tag))
      found.push({ message: `<${tag}> is not allowed in a letter`, said: `<${name}` })
    for (const [, key = '', quoted = ''] of attributes.matchAll(ATTRIBUTE)) {
      const attribute = key.toLowerCase()
      const value = quoted.replace(/^["']|["']$/g, '').trim()
      if (attribute.startsWith('on'))
        found.push({ message: `${attribute}= is not allowed in a letter`, said: key })
      if (ADDRESSES.has(attribute) && !isAllowedAddress(value)) {
        found.push({ message: addressMessage(value), said: value })
      }
    }
  }
  const [loads] = /url\s*\(|@import|expression\s*\(/i.exec(html) ?? []
  if (loads !== undefined)
    found.push({ message: 'styles must not load anything: url(), @import', said: loads })
  return [...new Map(found.map((one) => [one.message, one])).values()]
}

function addressMessage(value: string): string {
  return `the address “${shortAddress(value)}” must start with https:// or mailto:, or be a placeholder such as {{ links.name }}${whyNoFile(value)}`
}
