import { MOST_LESSONS } from '../../domain/most-lessons.ts'
import { Refused } from '../../domain/refusal.ts'
import type { TextLoss } from '../../domain/text-loss.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import { type CleanText, cleanTree } from './clean-tree.ts'
import { type DividedBy, divide } from './divide.ts'
import { type LessonSource, sourceOfPart, sourceOfText } from './lesson-source.ts'
import { hasWords, type LessonText, lessonText } from './lesson-text.ts'
import { LossMarks } from './loss-marks.ts'
import { bringPictures, type PlacePicture } from './pictures.ts'
import { nested, type ReadText, readText } from './read-text.ts'
import { extensionOf, inNaturalOrder, type SourceFile, textKind } from './source-file.ts'
import { tidyWords } from './tidy-words.ts'
import { quotable } from './tree.ts'

/** `level`: which headings begin a lesson, where one file is divided. */
export type Bringing = { language: Language; place: PlacePicture; level?: number | undefined }

/** `by` is undefined where each file is a lesson. `losses` are those of whole files. */
export type BroughtTexts = {
  lessons: LessonText[]
  by: DividedBy | undefined
  courseTitle?: string
  losses: { file: string; loss: TextLoss }[]
}

/**
 * Makes lessons of texts that somebody has: a file each, in the order of their names, or the parts of the only one.
 * @throws Refused for texts that cannot be read, none at all, or more than a year of them.
 */
export async function bringTexts(files: readonly SourceFile[], bringing: Bringing): Promise<BroughtTexts> {
  const texts = inNaturalOrder(files.filter(({ path }) => textKind(path) !== undefined))
  if (texts.length === 0) throw new Refused({ refused: 'texts-none', kinds: kindsOf(files) })
  refuseTooMany(texts.length)
  const work: Work = { ...bringing, marks: new LossMarks(), used: new Set(), losses: [] }
  const [only] = texts
  const made = texts.length === 1 && only ? await ofOne(only, files, work) : await ofMany(texts, files, work)
  const others = files.filter(({ path }) => textKind(path) === undefined && !work.used.has(path))
  if (others.length > 0) work.losses.push({ file: '', loss: { lost: 'other-files', kinds: kindsOf(others) } })
  if (made.lessons.length === 0) throw new Refused({ refused: 'texts-none', kinds: kindsOf(files) })
  return { ...made, losses: work.losses }
}

type Work = Bringing & { marks: LossMarks; used: Set<string>; losses: BroughtTexts['losses'] }
type Made = Omit<BroughtTexts, 'losses'>

async function ofOne(file: SourceFile, files: readonly SourceFile[], work: Work): Promise<Made> {
  const { read, clean } = await cleaned(file, files, work)
  const { level, marks } = work
  const division = inDepth(file.path, () => divide(clean.root, { level, marks, path: file.path }))
  const { by, parts, courseTitle = read.front.title } = division
  refuseTooMany(parts.length)
  if (by === 'nothing')
    return { lessons: written(sourceOfText(read, clean, 1), { path: file.path, clean }, work), by }
  const lessons: LessonText[] = []
  for (const part of parts)
    lessons.push(...written(sourceOfPart(part, lessons.length + 1), { path: file.path, clean }, work))
  return { lessons, by, ...(courseTitle !== undefined && { courseTitle }) }
}

async function ofMany(texts: readonly SourceFile[], files: readonly SourceFile[], work: Work): Promise<Made> {
  const lessons: LessonText[] = []
  for (const file of texts) {
    const { read, clean } = await cleaned(file, files, work)
    lessons.push(...written(sourceOfText(read, clean, lessons.length + 1), { path: file.path, clean }, work))
  }
  return { lessons, by: undefined }
}

type Cleaned = { read: ReadText; clean: CleanText }

async function cleaned(file: SourceFile, files: readonly SourceFile[], work: Work): Promise<Cleaned> {
  const read = await readText(file)
  work.losses.push(...read.losses.map((loss) => ({ file: file.path, loss })))
  const { marks, used, place } = work
  const standIn = sayIn(work.language)('texts.picture')
  const all = new Map([...files, ...read.pictures].map(({ path, bytes }) => [path, bytes]))
  try {
    const clean = cleanTree(read.root, marks)
    const root = await bringPictures(clean.root, { files: all, used, path: file.path, place, standIn, marks })
    return { read, clean: { ...clean, root: tidyWords(root) } }
  } catch (error) {
    throw nested(error, file.path)
  }
}

/** The lesson; none, and told, where there is nothing to read. */
function written(
  source: LessonSource,
  { path, clean }: { path: string; clean: CleanText },
  { language, marks, losses }: Work,
): LessonText[] {
  return inDepth(path, () => {
    if (hasWords(source.root)) {
      const notesHeading = sayIn(language)('texts.notes')
      return [lessonText({ ...source, notes: clean.notes }, { file: path, notesHeading, marks })]
    }
    losses.push({ file: path, loss: { lost: 'no-text', said: quotable(source.title) } })
    return []
  })
}

function inDepth<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw nested(error, path)
  }
}

function refuseTooMany(lessons: number): void {
  if (lessons > MOST_LESSONS) throw new Refused({ refused: 'texts-too-many', lessons, most: MOST_LESSONS })
}

/** Such as `csv (11), mp4 (1)`. */
function kindsOf(files: readonly SourceFile[]): string {
  const counts = new Map<string, number>()
  for (const { path } of files) {
    const kind = extensionOf(path) || '?'
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].map(([kind, count]) => `${kind} (${count})`).join(', ') || 'none'
}
