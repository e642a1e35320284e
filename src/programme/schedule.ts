import { type Programme, programmeSchema } from '../domain/programme.ts'
import { FALLBACK_LANGUAGE } from '../language/language.ts'
import type { Mistake } from './mistake.ts'
import { schemaGuide } from './schema-guide.ts'
import { schemaMistakes } from './schema-mistakes.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** An entry of `lessons` that can be read, and its index in the list, from 0. */
export type ListedLesson = Programme['lessons'][number] & { index: number }

/**
 * A schedule file, as far as it can be understood, so that one mistake does not hide the others. The keys named in
 * `broken` contain a mistake and hold a stand-in value. `lessons` has the entries that can be read.
 */
export type Schedule = {
  file: string
  source: YamlSource
  mistakes: Mistake[]
  programme: Programme
  broken: ReadonlySet<string>
  lessons: ListedLesson[]
}

/** Reads the text of `schedules/<programme>.yaml`, whose path is `file`. */
export function readSchedule(text: string, file: string): Schedule {
  const source = readYaml(text, { file, firstLine: 1 })
  const checked = programmeSchema.safeParse(source.value)
  const isUnread = source.value === undefined
  const guide = schemaGuide(programmeSchema)
  const found =
    checked.success || isUnread ? [] : schemaMistakes(checked.error.issues, { source, guide, file })
  const mistakes = [...source.mistakes, ...found]
  const lessons = listedLessons(source.value)
  if (checked.success) return { file, source, mistakes, programme: checked.data, broken: new Set(), lessons }
  return { file, source, mistakes, ...bestEffort(source.value, lessons), lessons }
}

function listedLessons(value: unknown): ListedLesson[] {
  const list = groupOf(value).lessons
  if (!Array.isArray(list)) return []
  return list.flatMap((entry, index) => {
    const lesson = programmeSchema.shape.lessons.element.safeParse(entry)
    return lesson.success ? [{ ...lesson.data, index }] : []
  })
}

const STAND_IN: Programme = {
  programme: 'programme',
  title: 'Programme',
  language: FALLBACK_LANGUAGE,
  sender: { name: 'Sender', address: 'sender@example.org', postal: 'Address' },
  zone: 'UTC',
  at: '00:00',
  calendar: { days: 'every-day' },
  start: 'fixed',
  late_joiners: 'next-lesson',
  unknown: 'hold',
  sections: {},
  links: {},
  events: {},
  lessons: [],
}

function bestEffort(value: unknown, lessons: ListedLesson[]): Pick<Schedule, 'programme' | 'broken'> {
  const written = groupOf(value)
  const programme: Record<string, unknown> = { ...STAND_IN }
  const broken = new Set<string>()
  for (const [key, schema] of Object.entries(programmeSchema.shape)) {
    const part = schema.safeParse(written[key])
    if (part.success) programme[key] = part.data
    else broken.add(key)
  }
  if (broken.has('lessons')) programme.lessons = lessons.map(({ index: _, ...lesson }) => lesson)
  return { programme: programme as Programme, broken }
}

/** The named entries of one part of a file, such as `links`; empty when it is not a group of keys. */
export function groupOf(value: unknown): Readonly<Record<string, unknown>> {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isGroup ? { ...value } : {}
}
