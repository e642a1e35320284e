import type { Root, RootContent } from 'hast'
import { cleanTexts } from './clean-texts.ts'
import { leaveOut, takeHidden } from './left-out.ts'
import { mendLinks } from './links.ts'
import { mendLists } from './lists.ts'
import type { LossMarks } from './loss-marks.ts'
import { type Notes, takeNotes } from './notes.ts'
import { classStyles, styleAsElements } from './styled-words.ts'
import { mendTables } from './tables.ts'
import { attribute, element, isBlank, isBlock, isElement, rewrite, type TreeNode } from './tree.ts'

/** A text as a row of paragraphs, headings, lists, quotes and tables that letters can have, its notes taken out. */
export type CleanText = { root: Root; notes: Notes; preheader: string | undefined }

/** Makes of whatever a program wrote what a letter can say. Pictures are as they were. */
export function cleanTree(tree: Root, marks: LossMarks): CleanText {
  const styles = classStyles(tree)
  const preheader = takeHidden(cleanTexts(tree), { styles, marks })
  const notes = takeNotes(tree)
  const styled = styleAsElements(tree, styles)
  const known = mendTables(leaveOut(mendLinks(withoutContents(styled, marks), marks), marks), marks)
  return { root: mendLists(inRow(known)), notes, preheader }
}

/** Leaves out a table of contents of Word, which leads to pages. */
function withoutContents(root: Root, marks: LossMarks): Root {
  let isTold = false
  return rewrite(root, (node) => {
    if (!isElement(node, 'p', 'li') || !isEntry(node.children)) return undefined
    const told = isTold ? [] : [marks.mark({ lost: 'contents' })]
    isTold = true
    return told
  })
}

function isEntry(children: readonly TreeNode[]): boolean {
  const shown = children.filter((node) => !isBlank(node))
  return (
    shown.length > 0 &&
    shown.every((node) => isElement(node, 'a') && /^#_?Toc/i.test(attribute(node, 'href')))
  )
}

const FRAMES =
  'html body div section article main header footer center aside nav figure figcaption hgroup details address'.split(
    ' ',
  )

/** Takes paragraphs out of the frames around them, so that they follow one another. */
function inRow(root: Root): Root {
  const flat = rewrite(root, (node) => {
    if (isElement(node, 'head', 'figcaption')) return []
    if (!isElement(node, ...FRAMES)) return undefined
    return node.children.some((child) => isBlock(child)) ? node.children : [element('p', node.children)]
  })
  flat.children = inParagraphs(flat.children)
  return flat
}

/** What stands between paragraphs without being in one, becomes one. */
function inParagraphs(children: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = []
  let open: TreeNode[] = []
  const close = () => {
    if (open.some((node) => !isBlank(node))) out.push(element('p', open))
    open = []
  }
  for (const node of children) {
    if (isBlock(node)) {
      close()
      out.push(node)
    } else if (node.type !== 'doctype') open.push(node)
  }
  close()
  return out
}
