import { posix } from 'node:path'

const LESSON =
  '(?:jour|day|d[ií]a|leçon|lesson|lecci[oó]n|lettre|letter|carta|épisode|episode|episodio|e-?mail|mail|courriel|correo)'
const OTHER =
  '(?:semaine|week|semana|module|m[oó]dulo|chapitre|chapter|cap[ií]tulo|étape|step|paso|partie|part|parte|séance|session|sesi[oó]n)'
const NUMBER = '\\s*(?:n[°o.]\\s*)?0*(\\d{1,3})(?![\\d\\p{L}])'
const SEPARATOR = '[\\s\\p{P}\\p{S}]*'

const LESSON_LINE = new RegExp(`^${LESSON}${NUMBER}`, 'iu')
const ANY_LINE = new RegExp(`^(?:${LESSON}|${OTHER})${NUMBER}`, 'iu')
const NUMBERED = new RegExp(`^(?:${LESSON}${NUMBER}|0*(\\d{1,3})(?=\\s*[-–—:.)_|]))${SEPARATOR}`, 'iu')

/** Whether words begin as the title of a lesson does: “Day 3”, « Leçon n° 3 ». */
export function isLessonLine(words: string): boolean {
  return LESSON_LINE.test(words)
}

/** The same of a lesson or whatever else courses are divided into: “Week 2”, « Module 4 ». */
export function isPartLine(words: string): boolean {
  return ANY_LINE.test(words)
}

/** A title without the number of its lesson, which a letter says anyway; one that says another number keeps it. */
export function withoutNumber(title: string, number: number): string {
  const [said = '', day, bare] = NUMBERED.exec(title) ?? []
  return Number(day ?? bare) === number ? title.slice(said.length).trim() : title
}

/** A title from the name of a file: without what Notion and Substack add to it. */
export function titleOfFile(path: string): string {
  const name = posix.basename(path).replace(/\.[a-z]+$/i, '')
  const bare = name.replace(/[ _-][0-9a-f]{32}$/i, '').replace(/^\d{6,}\.(?=\w)/, '')
  const words = (/\s/.test(bare) ? bare : bare.replace(/[-_]+/g, ' ')).trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
