import { lessonFolder } from '../../domain/programme-file.ts'
import { LetterError } from '../../letters/letter-error.ts'
import { splitFrontMatter } from '../../letters/split-front-matter.ts'
import { setInYaml, yamlScalar } from '../../programme/edit-yaml.ts'
import { listProjectFolder, type ProjectFolder } from '../../programme/project-files.ts'
import { groupOf } from '../../programme/schedule.ts'
import { readYaml } from '../../programme/yaml-source.ts'

/** The title of a lesson as it is written; undefined where its head cannot be read. */
export function titleOfLesson(text: string): string | undefined {
  const head = headOf(text)
  if (head === undefined) return undefined
  const { title } = groupOf(readYaml(head, { file: 'lesson', firstLine: 1 }).value)
  return typeof title === 'string' ? title : undefined
}

/** The same lesson with another title. */
export function titledLesson(text: string, title: string): string | undefined {
  const head = headOf(text)
  const changed = head === undefined ? undefined : setInYaml(head, ['title'], title)
  return head === undefined || changed === undefined ? undefined : text.replace(head, () => changed)
}

/** A lesson to begin from. */
export function newLesson(title: string): string {
  return `---\ntitle: ${yamlScalar(title)}\n---\n\n${title}.\n`
}

/**
 * The name of the lesson after these: their last number and one, where they are numbered, else how many there are by
 * then.
 */
export function nextLetter(letters: readonly string[]): string {
  const counted = String(letters.length).padStart(2, '0')
  const [, stem = 'lesson-', digits = counted] = /^(.*?)(\d+)$/.exec(letters.at(-1) ?? '') ?? []
  for (let number = Number(digits) + 1; ; number++) {
    const name = `${stem}${String(number).padStart(digits.length, '0')}`
    if (!letters.includes(name)) return name
  }
}

function headOf(text: string): string | undefined {
  try {
    return splitFrontMatter(text, 'lesson').frontMatter
  } catch (error) {
    if (error instanceof LetterError) return undefined
    throw error
  }
}

/** The names of all files of lessons that a programme has, those that are in no list among them. */
export async function lettersTaken(folder: ProjectFolder, programme: string): Promise<string[]> {
  const files = await listProjectFolder(folder, lessonFolder(programme))
  return files.map((name) => name.replace(/\.md$/, ''))
}
