import type { Root, RootContent } from 'hast'
import { stringify } from 'yaml'
import { MOST_TITLE } from '../../letters/limits.ts'
import { levelOf } from './divide.ts'
import type { LessonSource } from './lesson-source.ts'
import type { LossMarks, PlacedLoss } from './loss-marks.ts'
import type { Notes } from './notes.ts'
import { ourPlaceholders } from './other-placeholders.ts'
import { putNotes } from './put-notes.ts'
import { inlineMarkdown, markdownOf } from './to-markdown.ts'
import { element, elementsIn, isBlank, isElement, rewrite, text, wordsIn } from './tree.ts'

/** A lesson as it is written: `text` is that of its file, `losses` have its lines. */
export type LessonText = { title: string; text: string; losses: PlacedLoss[] }

type Writing = { file: string; notesHeading: string; marks: LossMarks }

/** Writes the file of a lesson. `file` is named where it cannot be written. */
export function lessonText(
  lesson: LessonSource & { notes: Notes },
  { file, notesHeading, marks }: Writing,
): LessonText {
  const { title, subject, preheader } = lesson
  const whole = titleFits(title) ? lesson.root : withWholeTitle(lesson.root, title)
  const root = putNotes(withHeadings(whole, marks), lesson.notes, notesHeading)
  const { text: body, losses } = marks.takeOut(markdownOf(root, { file, marks }))
  const words = Object.entries({ title: short(title), subject, preheader }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, inlineMarkdown(ourPlaceholders(value))]],
  )
  const front = stringify(Object.fromEntries(words), { lineWidth: 0 })
  const head = `---\n${front}---\n\n`
  const above = head.split('\n').length - 1
  const placed = losses.map(({ line, loss }) => ({ line: line + above, loss }))
  return { title, text: `${head}${body}\n`, losses: placed }
}

function titleFits(title: string): boolean {
  return title.length <= MOST_TITLE
}

function short(title: string): string {
  if (titleFits(title)) return title
  return `${title.slice(0, MOST_TITLE - 60).replace(/\s+\S*$/, '')} …`
}

/** A title that is too long is cut, and begins the text as a whole. */
function withWholeTitle(root: Root, title: string): Root {
  root.children.unshift(element('p', [element('strong', [text(title)])]))
  return root
}

/** Letters have headings of two levels: the highest of a text becomes `##`, those below it `###`. */
function withHeadings(root: Root, marks: LossMarks): Root {
  const levels = [...new Set(root.children.flatMap((node) => levelOf(node) ?? []))].toSorted((a, b) => a - b)
  const [highest = 2, second] = levels
  const isMany = levels.length > 2
  let isTold = false
  return rewrite(root, (node) => {
    if (!isHeading(node)) return undefined
    if (isBlank(node)) return []
    const level = Number(node.tagName.slice(1))
    node.tagName = level <= highest ? 'h2' : 'h3'
    if (!isMany || isTold || level <= (second ?? highest)) return undefined
    isTold = true
    return [marks.mark({ lost: 'headings' }), node]
  })
}

function isHeading(node: RootContent) {
  return isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
}

/** Whether there is anything to read. */
export function hasWords(root: Root): boolean {
  return wordsIn(root) !== '' || elementsIn(root, (node) => isElement(node, 'img')).length > 0
}
