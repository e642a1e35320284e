import type { LessonFields } from '../domain/lesson-fields.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import { compileMistakes, sampleEvents, sealWithStandIns } from './compile-rules.ts'
import { copyMistakes } from './lesson-copy-rules.ts'
import { type LessonFile, readLessonFile } from './lesson-file.ts'
import { sourceMistakes } from './lesson-source-rules.ts'
import { errorAt, isError, type Mistake, warningAt } from './mistake.ts'
import { readProgrammeLayout } from './programme-layout.ts'
import { listProjectFolder, readProjectFile } from './project-files.ts'
import type { ListedLesson, Schedule } from './schedule.ts'

type Files = Record<string, string>
type Part = { mistakes: Mistake[]; files: Files; letters: string[] }

export async function readLessons(root: string, folder: string, schedule: Schedule): Promise<Part> {
  const layout = await readProgrammeLayout(root, folder, schedule.programme.language)
  const parts: Part[] = []
  for (const lesson of firstUses(schedule.lessons))
    parts.push(await readLesson(root, folder, { lesson, schedule, fields: layout.fields }))
  const mistakes = [...layout.mistakes, ...parts.flatMap((part) => part.mistakes)]
  const ofLayout = layout.text === undefined ? {} : { [LAYOUT_FILE]: layout.text }
  const files: Files = Object.assign(ofLayout, ...parts.map((part) => part.files))
  const letters = parts.flatMap((part) => part.letters)
  mistakes.push(...(await unusedFiles(root, folder, schedule)))
  if (layout.fields) mistakes.push(...(await compileAll({ schedule, files, letters, folder })))
  return { mistakes, files, letters }
}

function firstUses(lessons: readonly ListedLesson[]): ListedLesson[] {
  return lessons.filter(
    ({ letter }, index) => lessons.findIndex((other) => other.letter === letter) === index,
  )
}

type Reading = { lesson: ListedLesson; schedule: Schedule; fields: LessonFields | undefined }

/**
 * `letters` contains the lesson if nothing in its own file keeps it from being compiled. Where the fields of lessons are
 * not known, nothing of it is judged.
 */
async function readLesson(
  root: string,
  folder: string,
  { lesson, schedule, fields }: Reading,
): Promise<Part> {
  const file = `${folder}/lessons/${lesson.letter}.md`
  const read = await readProjectFile(root, file)
  if (!read.ok) {
    const line = schedule.source.lineOf(['lessons', lesson.index, 'letter'])
    const mistake = read.missing
      ? errorAt({ file: schedule.file, line }, `the letter '${lesson.letter}' has no file`, file)
      : errorAt({ file, line: 1 }, read.what)
    return { mistakes: [mistake], files: {}, letters: [] }
  }
  const files = { [`lessons/${lesson.letter}.md`]: read.text }
  if (!fields) return { mistakes: [], files, letters: [] }
  const found = readLessonFile(read.text, file, fields)
  if (!('body' in found)) return { mistakes: found.mistakes, files, letters: [] }
  return { ...judge(found, { lesson, schedule }), files }
}

function judge(
  file: LessonFile,
  { lesson, schedule }: { lesson: ListedLesson; schedule: Schedule },
): Pick<Part, 'mistakes' | 'letters'> {
  const blocking = [...file.mistakes, ...sourceMistakes(file, schedule, lesson.day)]
  const mistakes = [...blocking, ...copyMistakes(file, { programme: schedule.programme, day: lesson.day })]
  return { mistakes, letters: blocking.some(isError) ? [] : [lesson.letter] }
}

async function unusedFiles(root: string, folder: string, { lessons, broken }: Schedule): Promise<Mistake[]> {
  if (broken.has('lessons')) return []
  const used = new Set(lessons.map(({ letter }) => `${letter}.md`))
  const names = await listProjectFolder(root, `${folder}/lessons`)
  return names
    .filter((name) => name.endsWith('.md') && !used.has(name))
    .map((name) => warningAt({ file: `${folder}/lessons/${name}`, line: 1 }, { warned: 'lesson-unused' }))
}

async function compileAll(at: {
  schedule: Schedule
  files: Files
  letters: string[]
  folder: string
}): Promise<Mistake[]> {
  const { schedule, files, letters, folder } = at
  if (['sections', 'links', 'events'].some((key) => schedule.broken.has(key))) return []
  const edition = sealWithStandIns(schedule.programme, files)
  const mistakes: Mistake[] = []
  const events = schedule.mistakes.some(isError) ? undefined : sampleEvents(edition.programme)
  for (const letter of letters) mistakes.push(...(await compileMistakes(edition, { letter, folder, events })))
  return mistakes
}
