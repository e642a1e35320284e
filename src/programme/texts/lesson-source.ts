import type { Root } from 'hast'
import { isTitle, levelOf } from './divide.ts'
import type { ReadText } from './read-text.ts'
import { titleOfFile, withoutNumber } from './titles.ts'
import { isBlank, type TreeNode, wordsIn } from './tree.ts'

/** A lesson as it was read: its title, the words for the list of an inbox, and what is to read. */
export type LessonSource = { title: string; subject?: string; preheader?: string; root: Root }

/** The lesson that a part of a text is. A heading that is nothing but a number has its words in the next one. */
export function sourceOfPart(
  { heading, root }: { heading: string; root: Root },
  number: number,
): LessonSource {
  const title = withoutNumber(heading, number)
  if (title !== '') return { title, root }
  const first = firstShown(root)
  if (!first || levelOf(first) === undefined) return { title: heading, root }
  return { title: wordsIn(first), root: without(root, first) }
}

/**
 * The lesson that a whole text is. Its title is the one of its front matter, else a heading that begins it, else that
 * of the page, else the name of the file.
 */
export function sourceOfText(
  { path, front, pageTitle }: ReadText,
  { root, preheader = front.preheader }: { root: Root; preheader: string | undefined },
  number: number,
): LessonSource {
  const first = firstShown(root)
  const opening = first && (levelOf(first) !== undefined || isTitle(first)) ? first : undefined
  const heading = front.title ?? (opening ? wordsIn(opening) : pageTitle || titleOfFile(path))
  const rest = opening && wordsIn(opening) === heading ? without(root, opening) : root
  return {
    ...sourceOfPart({ heading, root: rest }, number),
    ...(front.subject !== undefined && { subject: front.subject }),
    ...(preheader !== undefined && { preheader }),
  }
}

function firstShown(root: Root): Root['children'][number] | undefined {
  return root.children.find((node) => !isBlank(node))
}

function without(root: Root, left: TreeNode): Root {
  return { type: 'root', children: root.children.filter((node) => node !== left) }
}
