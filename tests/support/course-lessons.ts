import { readdirSync, readFileSync } from 'node:fs'
import { takeApart } from '../../src/letters/layout-fields.ts'
import { type Lesson, readLesson } from '../../src/letters/read-lesson.ts'

const PROGRAMME = 'templates/21-jours-pour-convaincre'
const FOLDER = `${PROGRAMME}/lessons`

/** A lesson of the real programme. `prose` is its `text` as a reader sees it, `paragraphs` that of its body. */
export type CourseLesson = Lesson &
  Record<'name' | 'text' | 'prose' | 'lead' | 'teaser', string> & { paragraphs: string[] }

/** The 21 lessons, in order. */
export function courseLessons(): CourseLesson[] {
  const { fields } = takeApart(readFileSync(`${PROGRAMME}/layout.mjml`, 'utf8'), 'fr')
  return readdirSync(FOLDER).map((file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    const lesson = readLesson(text, file, fields)
    const paragraphs = plain(lesson.body)
      .trim()
      .split(/\n{2,}/)
    const words = { lead: textOf(lesson, 'lead'), teaser: textOf(lesson, 'teaser') }
    return {
      ...lesson,
      ...words,
      name: file.replace('.md', ''),
      text,
      paragraphs,
      prose: spaced(plain(text)),
    }
  })
}

function textOf({ values, file }: Lesson, field: string): string {
  const value = values.find(({ name }) => name === field)
  if (value?.type !== 'words') throw new Error(`${file} has no ${field}`)
  return value.text
}

/** Without placeholders, addresses and the marks of quotes, lists and tables. */
export function plain(text: string): string {
  return text
    .replace(/\{[{%][\s\S]*?[%}]\}/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^ {0,6}(?:>|\||[-*] )\s?/gm, '')
}

/** In lower case; « l’usine » is one word. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’-][\p{L}\p{N}]+)*/gu) ?? []
}

/** One plain space wherever a text has white space. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ')
}
