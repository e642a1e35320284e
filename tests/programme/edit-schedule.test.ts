import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { editLessonList, type LessonListEdit } from '../../src/programme/edit-lesson-list.ts'
import { setInYaml } from '../../src/programme/edit-yaml.ts'

const COURSE = readFileSync('schedules/21-jours-pour-convaincre.yaml', 'utf8')
const LESSONS = parse(COURSE).lessons
const LETTERS = readFileSync('schedules/letters-that-teach.yaml', 'utf8')
const linesChanged = (before: string, after: string) => {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !known.has(line))
}

describe('a value that is set in a schedule', () => {
  it.each<[string, string[], string | number, string[]]>([
    [COURSE, ['title'], 'Trois semaines', ['title: Trois semaines']],
    [COURSE, ['title'], '21 jours : pour', ['title: "21 jours : pour"']],
    [COURSE, ['sections', 'outils', 'colour'], '#123456', ['  outils: { label: Outils, colour: "#123456" }']],
    [COURSE, ['about', 'what'], 'Un tour.', ['  what: Un tour.']],
    [COURSE, ['look', 'colour'], '#123456', ['look:', '  colour: "#123456"']],
    [LETTERS, ['look', 'font'], 'sans', ['  font: sans']],
    [LETTERS, ['about', 'minutes'], 7, ['  minutes: 7']],
    [LETTERS, ['sender', 'reply'], 'x', ['  reply: x']],
  ])('changes no other line (%#)', (text, path, value, lines) => {
    const after = setInYaml(text, path, value) ?? ''
    expect(linesChanged(text, after)).toEqual(lines)
    expect(path.reduce((part, key) => part[key], parse(after))).toBe(value)
  })

  it('reads as it was typed, whatever it is', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('no', '~', '- a', 'a # b', '1'),
    )
    fc.assert(
      fc.property(typed, fc.constantFrom(['title'], ['sections', 'outils', 'label']), (value, path) => {
        const after = parse(setInYaml(COURSE, path, value) ?? '')
        expect(path.reduce((part, key) => part[key], after)).toBe(value)
        expect(after.lessons).toEqual(LESSONS)
      }),
      { numRuns: 30 },
    )
  })

  it('is set in nothing that cannot be read', () => {
    expect(setInYaml('title: [', ['title'], 'x')).toBeUndefined()
  })
})

describe('a list of lessons', () => {
  const edit = fc.oneof(
    fc.nat({ max: 23 }).map((up): LessonListEdit => ({ up })),
    fc.nat({ max: 23 }).map((down): LessonListEdit => ({ down })),
    fc.nat({ max: 23 }).map((drop): LessonListEdit => ({ drop })),
    fc.nat({ max: 99 }).map((n): LessonListEdit => ({ add: `extra-${n}` })),
  )

  /** What should become of the letters, worked out on the list alone. */
  function model(letters: string[], change: LessonListEdit): string[] {
    if ('add' in change) return [...letters, change.add]
    if ('drop' in change) return letters.filter((_, index) => index !== change.drop - 1)
    const [from, to] = 'up' in change ? [change.up - 1, change.up - 2] : [change.down - 1, change.down]
    const moved = letters[from]
    if (moved === undefined || letters[to] === undefined) return letters
    return letters.map((letter, index) =>
      index === to ? moved : index === from ? (letters[to] ?? '') : letter,
    )
  }

  it('has its days from 1 on after any edits, and all else of the schedule stays', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let [text, letters] = [COURSE, parse(COURSE).lessons.map(({ letter }: { letter: string }) => letter)]
        for (const change of edits) {
          text = editLessonList(text, change) ?? text
          letters = model(letters, change)
        }
        const { lessons, ...rest } = parse(text)
        const { lessons: _, ...before } = parse(COURSE)
        expect(lessons).toEqual(letters.map((letter: string, index: number) => ({ day: index + 1, letter })))
        expect(rest).toEqual(before)
        expect(text.slice(0, text.indexOf('lessons:'))).toBe(COURSE.slice(0, COURSE.indexOf('lessons:')))
      }),
      { numRuns: 20 },
    )
  })

  it('takes comments along, and is left to its author where it is written otherwise', () => {
    const text = 'lessons:\n  - day: 1\n    letter: a\n  # about b\n  - { day: 2, letter: b } # last\n# end\n'
    expect(editLessonList(text, { down: 1 })).toBe(
      'lessons:\n  - { day: 1, letter: b } # last\n  - day: 2\n    letter: a\n  # about b\n# end\n',
    )
    expect(editLessonList('lessons: [{ day: 1, letter: a }]\n', { add: 'b' })).toBeUndefined()
    expect(editLessonList('lessons:\n  - { day: 2, letter: a }\n', { add: 'b' })).toBeUndefined()
  })
})
