import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { courseLessons, spaced } from '../support/course-lessons.ts'

const sources = readFileSync('docs/sources.md', 'utf8')
const lessons = courseLessons()

describe('docs/sources.md', () => {
  it('plans every lesson, in seven forms or more, each at most four times', () => {
    const plan = sources
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, name]) => name?.startsWith('jour-'))
    expect(plan.map(([, name]) => name)).toEqual(lessons.map(({ name }) => name))
    const forms = Object.values(Object.groupBy(plan, ([, , form = '']) => form))
    expect(forms.filter((days = []) => days.length > 4)).toEqual([])
    expect(forms.length).toBeGreaterThanOrEqual(7)
  })

  it.each(lessons)('has every year and every percentage of $name', ({ name, prose }) => {
    const [, section = ''] = sources.split(`\n### ${name}\n`)
    const facts = spaced(section.split('\n### ')[0] ?? '')
    const stated = prose.match(/\b(?:19|20)\d\d\b|\d+ %/g) ?? []
    expect(facts).not.toBe('')
    expect(stated.filter((fact) => !facts.includes(fact))).toEqual([])
  })
})
