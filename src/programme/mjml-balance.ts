/** An MJML tag that is not closed where it should be. `line` counts from 1 in the source. */
export type UnbalancedTag = { line: number; message: string }

const COMMENT = /<!--[\s\S]*?(?:-->|(?<endless>$))/
const TAG = /<(?<close>\/)?(?<name>mj-[a-z-]+)(?:"[^"]*"|'[^']*'|[^"'<>])*?(?<whole>\/)?>/
const PIECES = new RegExp(`\\n|${COMMENT.source}|${TAG.source}`, 'g')

/**
 * Finds MJML tags and comments that are never closed, or closed by another tag. MJML itself accepts them, and they then
 * swallow what follows in the layout, including the link to unsubscribe.
 */
export function unbalancedTags(source: string): UnbalancedTag[] {
  const open: { name: string; line: number }[] = []
  let line = 1
  for (const { 0: piece, groups = {} } of source.matchAll(PIECES)) {
    const { name, close, whole, endless } = groups
    if (endless !== undefined) return [{ line, message: 'this comment is never closed' }]
    if (close !== undefined && open.pop()?.name !== name) {
      return [{ line, message: `</${name}> closes nothing that is open` }]
    }
    if (name !== undefined && close === undefined && whole === undefined) open.push({ name, line })
    line += piece.split('\n').length - 1
  }
  return open.map((tag) => ({ line: tag.line, message: `<${tag.name}> is never closed` }))
}
