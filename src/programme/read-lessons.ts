import type { LessonFields } from '../domain/lesson-fields.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import { letterWithoutFile } from './check-schedule.ts'
import { type Compile, compileMistakes, sampleEvents, sealWithStandIns } from './compile-rules.ts'
import { copyMistakes } from './lesson-copy-rules.ts'
import { type Counted, countLesson, type LessonFigures } from './lesson-figures.ts'
import { type LessonFile, readLessonFile } from './lesson-file.ts'
import { sourceMistakes } from './lesson-source-rules.ts'
import { errorAt, isError, type Mistake, warningAt } from './mistake.ts'
import { readProgrammeLayout } from './programme-layout.ts'
import { listProjectFolder, type ProjectFolder, readProjectFile } from './project-files.ts'
import type { ListedLesson, Schedule } from './schedule.ts'

type Files = Record<string, string>
/** What was read of some files of a programme: `letters` are those that can be compiled. */
type Part = { mistakes: Mistake[]; files: Files; letters: Counted[] }

export type ReadLessons = Omit<Part, 'letters'> & { figures: LessonFigures[] }

export async function readLessons(
  project: ProjectFolder,
  folder: string,
  schedule: Schedule,
): Promise<ReadLessons> {
  const layout = await readProgrammeLayout(project, folder, schedule.programme.language)
  const parts: Part[] = []
  for (const lesson of firstUses(schedule.lessons))
    parts.push(await readLesson(project, folder, { lesson, schedule, fields: layout.fields }))
  const mistakes = [...layout.mistakes, ...parts.flatMap((part) => part.mistakes)]
  const ofLayout = layout.text === undefined ? {} : { [LAYOUT_FILE]: layout.text }
  const files: Files = Object.assign(ofLayout, ...parts.map((part) => part.files))
  const letters = parts.flatMap((part) => part.letters)
  mistakes.push(...(await unusedFiles(project, folder, schedule)))
  const compiled = await compileAll({ schedule, files, letters: layout.fields ? letters : [], folder })
  return { mistakes: [...mistakes, ...compiled.mistakes], files, figures: compiled.figures }
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
export async function readLesson(
  project: ProjectFolder,
  folder: string,
  { lesson, schedule, fields }: Reading,
): Promise<Part> {
  const file = `${folder}/lessons/${lesson.letter}.md`
  const read = await readProjectFile(project, file)
  if (!read.ok) {
    const line = schedule.source.lineOf(['lessons', lesson.index, 'letter'])
    const mistake = read.missing
      ? letterWithoutFile({ file: schedule.file, line }, lesson.letter, `${folder}/lessons`)
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
  return { mistakes, letters: blocking.some(isError) ? [] : [countLesson(file, lesson.letter)] }
}

async function unusedFiles(
  project: ProjectFolder,
  folder: string,
  { lessons, broken }: Schedule,
): Promise<Mistake[]> {
  if (broken.has('lessons')) return []
  const used = new Set(lessons.map(({ letter }) => `${letter}.md`))
  const names = await listProjectFolder(project, `${folder}/lessons`)
  return names
    .filter((name) => name.endsWith('.md') && !used.has(name))
    .map((name) => warningAt({ file: `${folder}/lessons/${name}`, line: 1 }, { warned: 'lesson-unused' }))
}

/** The mistakes that are found when letters are compiled, and the figures of those that could be filled. */
export async function compileAll(at: {
  schedule: Schedule
  files: Files
  letters: readonly Counted[]
  folder: string
  compile?: Compile | undefined
}): Promise<Pick<ReadLessons, 'mistakes' | 'figures'>> {
  const { schedule, files, letters, folder, compile } = at
  if (['sections', 'links', 'events'].some((key) => schedule.broken.has(key)))
    return { mistakes: [], figures: [] }
  const edition = sealWithStandIns(schedule.programme, files)
  const events = schedule.mistakes.some(isError) ? undefined : sampleEvents(edition.programme)
  const found = await Promise.all(
    letters.map(({ letter }) => compileMistakes(edition, { letter, folder, events, compile })),
  )
  return {
    mistakes: found.flatMap(({ mistakes }) => mistakes),
    figures: found.flatMap(({ bytes }, index) => {
      const counted = letters[index]
      return counted && bytes !== undefined ? [{ ...counted, bytes }] : []
    }),
  }
}
