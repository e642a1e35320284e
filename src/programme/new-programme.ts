import { readFileSync } from 'node:fs'
import type { CalendarRule, IsoDate } from '../domain/calendar-rule.ts'
import { mapValues } from '../domain/map-values.ts'
import type { Programme } from '../domain/programme.ts'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import { layoutEngine } from '../letters/liquid-engines.ts'

/** What a new programme is to be. `zone` is an IANA name. What is not known yet is a stand-in, which `check` finds. */
export type NewProgramme = { name: string; title: string; language: Language; days: number; zone: string } & {
  /** The day one that its comments propose. */
  dayOne: IsoDate
  rhythm?: CalendarRule['days']
  /** Of lessons, such as `#1d5c7a`. */
  colour?: string | undefined
  /** Who sends its letters, and answers for the data of its readers. */
  sender?: Programme['sender']
  /** The address of the sender's site. */
  site?: string
  /** What its webinar is called; a stand-in unless it is known, and no webinar at all for `none`. */
  webinar?: { title: string } | 'none' | undefined
  brought?: BroughtLessons | undefined
}

/**
 * The texts of the files of lessons that somebody has already. `pictures`: under which address theirs are, if they have
 * any.
 */
export type BroughtLessons = {
  lessons: readonly string[]
  pictures?: { title: string; url: string } | undefined
}

/** What a new programme begins with, in each language. */
const STARTERS = new URL('../../templates/starter/', import.meta.url)

/**
 * The files of a new programme, by their paths in the project: a schedule, and as many lessons as it has days. Where these
 * are not brought, there is a webinar on the last day, unless none is wanted, and all that readers would see is a
 * stand-in: what explains it is in a comment. It has no layout of its own.
 */
export function newProgramme(wanted: NewProgramme): Record<string, string> {
  const { name, language, brought, days, webinar } = wanted
  const [schedule, lesson] = [readStarter(language, 'schedule.yaml'), readStarter(language, 'lesson.md')]
  const letters = newLetters({ language, days })
  const listed = letters.map((letter, index) => `  - { day: ${index + 1}, letter: ${letter} }\n`)
  const lessons = letters.map((letter, index) => {
    const n = index + 1
    const text = brought
      ? (brought.lessons[index] ?? '')
      : filled(lesson, { n, last: n === days, webinar: webinar !== 'none' })
    return [`templates/${name}/lessons/${letter}.md`, text] as const
  })
  return {
    ...Object.fromEntries(lessons),
    [`schedules/${name}.yaml`]: filled(schedule, scheduleValues(wanted)) + listed.join(''),
  }
}

/** Whatever somebody typed becomes a text of YAML in quotes, which is one of JSON. */
function scheduleValues({ title, sender, site, webinar, rhythm = 'every-day', ...plain }: NewProgramme) {
  return {
    ...plain,
    title: JSON.stringify(title),
    sender: sender && mapValues(sender, (text) => JSON.stringify(text)),
    site: site && JSON.stringify(site),
    webinar: webinar === 'none' ? false : webinar && JSON.stringify(webinar.title),
    rhythm: typeof rhythm === 'string' ? rhythm : `[${rhythm.join(', ')}]`,
  }
}

/** What the lessons of a new programme are called, in the order of their days, such as `day-01`. */
export function newLetters({ language, days }: Pick<NewProgramme, 'language' | 'days'>): string[] {
  const called = sayIn(language)('new.letter')
  const digits = Math.max(2, String(days).length)
  return Array.from({ length: days }, (_, index) => {
    return `${called}-${String(index + 1).padStart(digits, '0')}`
  })
}

function readStarter(language: Language, file: string): string {
  return readFileSync(new URL(`${language}/${file}`, STARTERS), 'utf8')
}

function filled(source: string, values: object): string {
  return layoutEngine.parseAndRenderSync(source, values)
}
