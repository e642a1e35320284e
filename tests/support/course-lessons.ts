import { readdirSync, readFileSync } from 'node:fs'
import { type Lesson, readLesson } from '../../src/letters/read-lesson.ts'

const FOLDER = 'templates/21-jours-pour-convaincre/lessons'

/** A lesson of the real programme. `prose` is its `text` as a reader sees it, `paragraphs` that of its body. */
export type CourseLesson = Lesson & { name: string; text: string; paragraphs: string[]; prose: string }

/** The 21 lessons, in order. */
export function courseLessons(): CourseLesson[] {
  return readdirSync(FOLDER).map((file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    const lesson = readLesson(text, file)
    const paragraphs = plain(lesson.body)
      .trim()
      .split(/\n{2,}/)
    return { ...lesson, name: file.replace('.md', ''), text, paragraphs, prose: spaced(plain(text)) }
  })
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
