import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'

/** HTML of Markdown as GitHub, Notion and most editors write it, with its notes, tables, boxes to tick and HTML in it. */
export function markdownToHtml(source: string): string {
  const read = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  // The heading of notes is written for each lesson, in its language: a template is left out.
  const tree = toHast(read, { allowDangerousHtml: true, footnoteLabelTagName: 'template' })
  return toHtml(tree, { allowDangerousHtml: true })
}
