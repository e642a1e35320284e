import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sealEdition } from '../../src/domain/edition.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type Rehearsed, rehearsed } from '../support/rehearsed.ts'

/** The lessons that the documentation has as its example. */
function documentedLessons(): { day: number; letter: string }[] {
  const page = readFileSync('docs/schedule-format.md', 'utf8')
  const [, section = ''] = page.split('## Lessons on a day or at an hour of their own')
  return parse(/```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '').lessons
}

const PEOPLE = `adresse;fuseau;heure
ana@example.org;;
maya@example.org;Indian/Reunion;08:00
tard@example.org;;20:00
`

let course: Rehearsed

beforeAll(async () => {
  const listed = documentedLessons()
  const next = 'La suite : {{ next.date | relative_day }}.'
  const lessons = Object.fromEntries(
    listed.map(({ day, letter }) => [letter, lessonText(day, day < listed.length ? next : 'Fin.')]),
  )
  const events = { cafe: { kind: 'webinar', title: 'Café', start: { day: 4, at: '17:00' }, minutes: 30 } }
  const { programme, files } = courseEdition(1, { schedule: { lessons: listed, events } })
  const texts = Object.entries(lessons).map(([letter, text]) => [`lessons/${letter}.md`, text] as const)
  const edition = sealEdition(programme, { ...files, ...Object.fromEntries(texts) })
  course = await rehearsed({ edition, from: '2027-01-11', people: PEOPLE })
})

const of = (to: string) => course.lessons.filter((lesson) => lesson.to === to)
const times = (to: string) => of(to).map(({ day, localAt }) => `${day} ${localAt.slice(5, 16)}`)

describe('a course with a day off, two letters on a day and an hour of its own', () => {
  it('leaves as its schedule has it, and keeps every promise', () => {
    expect(times('ana@example.org')).toEqual([
      ...['1 01-11T07:30', '2 01-12T07:30', '3 01-12T18:00', '4 01-15T07:30', '5 01-16T12:15'],
    ])
    expect(course.report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
  })

  it('keeps the hours of lessons for who has another zone, or another hour', () => {
    expect(times('maya@example.org')).toEqual([
      ...['1 01-11T08:00', '2 01-12T08:00', '3 01-12T18:00', '4 01-15T08:00', '5 01-16T12:15'],
    ])
    expect(times('tard@example.org')).toEqual([
      ...['1 01-11T20:00', '2 01-12T07:30', '3 01-12T18:00', '4 01-15T20:00', '5 01-16T12:15'],
    ])
  })

  it('says truly when the next lesson comes, and puts an event on the date of its lesson', () => {
    const said = of('ana@example.org').map(({ words }) => /La suite : (.*?)\./.exec(words.text)?.[1])
    expect(said).toEqual(['demain', 'aujourd’hui', 'vendredi 15 janvier', 'demain', undefined])
    expect(course.report.events.find(({ moment }) => moment === 'start')?.at).toContain('2027-01-15T16:00')
  })
})
