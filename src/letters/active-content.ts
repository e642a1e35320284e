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

/** What a compiled letter must not contain: anything that runs, asks or loads from an unsafe address. */
export function activeContent(html: string): string[] {
  const found: string[] = []
  for (const [, name = '', attributes = ''] of html.matchAll(TAG)) {
    const tag = name.toLowerCase()
    if (REFUSED_TAGS.has(tag)) found.push(`<${tag}> is not allowed in a letter`)
    for (const [, key = '', quoted = ''] of attributes.matchAll(ATTRIBUTE)) {
      const attribute = key.toLowerCase()
      const value = quoted.replace(/^["']|["']$/g, '').trim()
      if (attribute.startsWith('on')) found.push(`${attribute}= is not allowed in a letter`)
      if (ADDRESSES.has(attribute) && !isAllowedAddress(value)) {
        found.push(
          `the address “${value}” must start with https:// or mailto:, or be a placeholder such as {{ links.name }}`,
        )
      }
    }
  }
  if (/url\s*\(|@import|expression\s*\(/i.test(html))
    found.push('styles must not load anything: url(), @import')
  return [...new Set(found)]
}
