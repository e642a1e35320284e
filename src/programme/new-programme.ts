import { readFileSync } from 'node:fs'
import { programmeSchema } from '../domain/programme.ts'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import { layoutEngine } from '../letters/liquid-engines.ts'

/** What a new programme is to be. `zone` is an IANA name. */
export type NewProgramme = { name: string; title: string; language: Language; days: number; zone: string }

/** What a new programme begins with, in each language. */
const STARTERS = new URL('../../templates/starter/', import.meta.url)

/** Whether a text can name a programme. */
export function isProgrammeName(name: string): boolean {
  return programmeSchema.shape.programme.safeParse(name).success
}

/**
 * The files of a new programme, by their paths in the project: a schedule with a webinar on its last day, and as many
 * lessons as it has days. It has no layout of its own.
 */
export function newProgramme(wanted: NewProgramme): Record<string, string> {
  const { name, language, days } = wanted
  const [schedule, lesson] = [readStarter(language, 'schedule.yaml'), readStarter(language, 'lesson.md')]
  const called = sayIn(language)('new.letter')
  const digits = Math.max(2, String(days).length)
  const letters = Array.from({ length: days }, (_, index) => {
    return `${called}-${String(index + 1).padStart(digits, '0')}`
  })
  const listed = letters.map((letter, index) => `  - { day: ${index + 1}, letter: ${letter} }\n`)
  const lessons = letters.map((letter, index) => {
    const n = index + 1
    return [`templates/${name}/lessons/${letter}.md`, filled(lesson, { n, last: n === days })] as const
  })
  const title = JSON.stringify(wanted.title) // a text of YAML in quotes, whatever it holds
  return {
    ...Object.fromEntries(lessons),
    [`schedules/${name}.yaml`]: filled(schedule, { ...wanted, title }) + listed.join(''),
  }
}

function readStarter(language: Language, file: string): string {
  return readFileSync(new URL(`${language}/${file}`, STARTERS), 'utf8')
}

function filled(source: string, values: object): string {
  return layoutEngine.parseAndRenderSync(source, values)
}
