import type { Element, Root, RootContent } from 'hast'
import { Refused } from '../../domain/refusal.ts'
import type { LossMarks } from './loss-marks.ts'
import { isLessonLine, isPartLine } from './titles.ts'
import { attribute, element, isBlank, isElement, quotable, wordsIn } from './tree.ts'

/** How a text was divided: at the headings of a level, at lines such as “Day 3”, or not at all. */
export type DividedBy = { level: number } | 'lines' | 'nothing'

export type Division = { by: DividedBy; courseTitle?: string; parts: { heading: string; root: Root }[] }

/** The level of a heading, 1 to 6; undefined for anything else, and for a heading without words. */
export function levelOf(node: RootContent): number | undefined {
  const level = isElement(node) ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined
  return level === undefined || wordsIn(node) === '' ? undefined : Number(level)
}

/**
 * Divides a text into lessons: at the headings of `level`, else at those that say “Day 3” and the like, else at the
 * highest that are several. What stands before the first is a part of it, but for a title of the whole.
 * @throws Refused where there is no heading of `level`.
 */
export function divide(
  root: Root,
  { level, marks, path }: { level?: number | undefined; marks: LossMarks; path: string },
): Division {
  const by = level === undefined ? chosen(root) : { level }
  if (by === 'nothing') return { by, parts: [{ heading: '', root }] }
  const begins = (node: RootContent) => (by === 'lines' ? isLine(node) : levelOf(node) === by.level)
  const first = root.children.findIndex(begins)
  if (first < 0) throw new Refused({ refused: 'texts-no-heading', file: path, level: level ?? 1 })
  const parts: Division['parts'] = []
  for (const node of root.children.slice(first)) {
    if (begins(node)) parts.push({ heading: wordsIn(node), root: { type: 'root', children: [] } })
    else
      parts
        .at(-1)
        ?.root.children.push(
          ...(isAbove(node, by) ? [marks.mark({ lost: 'above', said: quotable(wordsIn(node)) })] : [node]),
        )
  }
  return { by, parts, ...broughtBefore(root.children.slice(0, first), parts, marks) }
}

function chosen({ children }: Root): DividedBy {
  const headings = children.flatMap((node) => levelOf(node) ?? [])
  const several = (found: readonly number[]) =>
    [1, 2, 3, 4, 5, 6].find((level) => found.filter((each) => each === level).length > 1)
  const numbered = children
    .filter((node) => isLessonLine(wordsIn(node)))
    .flatMap((node) => levelOf(node) ?? [])
  const level = several(numbered) ?? several(headings)
  if (level !== undefined) return { level }
  return children.filter(isLine).length > 1 ? 'lines' : 'nothing'
}

const LONGEST_LINE = 120

function isLine(node: RootContent): boolean {
  if (!isElement(node, 'p')) return false
  const words = wordsIn(node)
  return words.length <= LONGEST_LINE && isPartLine(words)
}

function isAbove(node: RootContent, by: DividedBy): boolean {
  const level = levelOf(node)
  return typeof by === 'object' && level !== undefined && level < by.level
}

/** A title of the whole is no part of a lesson; the rest before the first one opens it. */
function broughtBefore(
  before: readonly RootContent[],
  parts: Division['parts'],
  marks: LossMarks,
): { courseTitle?: string } {
  const shown = before.filter((node) => !isBlank(node))
  const title = shown[0] && (levelOf(shown[0]) === 1 || isTitle(shown[0])) ? shown[0] : undefined
  const rest = shown.filter((node) => node !== title)
  const words = rest.map(wordsIn).join(' ').trim()
  const told = words === '' ? [] : [marks.mark({ lost: 'before', said: quotable(words) })]
  parts[0]?.root.children.unshift(...told, ...rest.map(asParagraph))
  return title ? { courseTitle: wordsIn(title) } : {}
}

/** The title of a document of Word. */
export function isTitle(node: RootContent): node is Element {
  return isElement(node, 'p') && attribute(node, 'className') === 'course-title' && wordsIn(node) !== ''
}

function asParagraph(node: RootContent): RootContent {
  return levelOf(node) === undefined ? node : element('p', [element('strong', (node as Element).children)])
}
