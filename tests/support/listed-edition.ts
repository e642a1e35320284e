import { type Edition, sealEdition } from '../../src/domain/edition.ts'
import { courseEdition, lessonText } from './course-edition.ts'

/** A course with these lessons in this order, numbered from 1; the words of each are those of its letter. */
export function listedEdition(
  letters: readonly string[],
  { schedule = {}, lessons = {} }: { schedule?: object; lessons?: Record<string, string> } = {},
): Edition {
  const listed = letters.map((letter, index) => ({ day: index + 1, letter }))
  const { programme, files } = courseEdition(1, { schedule: { ...schedule, lessons: listed } })
  const texts = letters.map((letter) => [`lessons/${letter}.md`, lessons[letter] ?? textOf(letter)] as const)
  return sealEdition(programme, { 'layout.mjml': files['layout.mjml'] ?? '', ...Object.fromEntries(texts) })
}

function textOf(letter: string): string {
  return lessonText(1, `${letter} le {{ date | date }}.`).replace('Leçon 1', `Leçon ${letter}`)
}
