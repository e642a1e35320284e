import { describe, expect, it } from 'vitest'
import { type CourseLesson, courseLessons, plain, spaced, wordsOf } from '../support/course-lessons.ts'

const lessons = courseLessons()

/** Turns by which a reader knows a text that nobody wrote. */
const TURNS = [
  /\bce n’est (?:pas|plus)\b[^.!?]*[,;:]\s*(?:c’est|mais)\b/gi,
  /\bnon (?:pas|seulement)\b[^.!?]*,\s*mais\b/gi,
  /\bil se peut que\b/gi,
  /\bpour découvrir\b/gi,
]

/** Figures and names of studies: said once, and referred to from then on. */
const ONCE = ['87 %', '74 %', '47 %', 'devoir d’alliance', 'module 2', 'SGMAP']

/** A sentence that bids its reader do something: « Prenez une feuille ». */
const BIDDING = /(?:^|[.:;] )(?:\p{Lu}\p{L}*ez|Faites)\b/u

describe('the 21 lessons', () => {
  it.each<[string, number, (lesson: CourseLesson) => string]>([
    ['their teasers', 5, ({ teaser }) => plain(teaser)],
    ['their leads', 5, ({ lead }) => plain(lead)],
    ['their bodies', 3, ({ paragraphs }) => paragraphs.slice(0, 3).join(' ')],
    ['their last paragraphs', 3, ({ paragraphs }) => paragraphs.at(-1) ?? ''],
  ])('begin %s each in words of its own', (_, count, part) => {
    expect(repeated(lessons.map((lesson) => wordsOf(part(lesson)).slice(0, count).join(' ')))).toEqual([])
  })

  it('have headings that no other lesson has, and seldom name an exercise by its length', () => {
    const headings = lessons.flatMap(({ body }) => body.match(/^## .*$/gm) ?? [])
    expect(repeated(headings)).toEqual([])
    const beginnings = Object.values(
      Object.groupBy(headings, (heading) => wordsOf(heading).slice(0, 2).join(' ')),
    )
    expect(beginnings.filter((alike = []) => alike.length > 2)).toEqual([])
    expect(headings.filter((heading) => /\b(?:minutes?|quart d’heure)\b/.test(heading))).toHaveLength(1)
  })

  it('close on an exercise in five lessons at most', () => {
    const closing = (body: string) => spaced(plain(body).split('\n## ').at(-1) ?? '').trim()
    expect(named(({ body }) => BIDDING.test(closing(body))).length).toBeLessThanOrEqual(5)
  })

  it('have 350 to 700 words each', () => {
    const counted = lessons.map(({ name, body }) => ({ name, words: wordsOf(plain(body)).length }))
    expect(counted.filter(({ words }) => words < 350 || words > 700)).toEqual([])
  })

  it('have at most one turn each of those that no author would sign', () => {
    const turns = lessons.map(({ prose }) => TURNS.flatMap((turn) => prose.match(turn) ?? []))
    expect(turns.filter(({ length }) => length > 1)).toEqual([])
  })

  it('name the day in eight teasers at most, and ask in six at most', () => {
    expect(named(({ teaser }) => teaser.includes('next.date')).length).toBeLessThanOrEqual(8)
    expect(named(({ teaser }) => teaser.includes('?')).length).toBeLessThanOrEqual(6)
  })

  it('say of their people that they are invented in six lessons at most', () => {
    expect(
      named(({ prose }) => /\b(?:invent(?:é|ons)|imagin(?:aire|é|ons)|fictive?|fiction)/i.test(prose)).length,
    ).toBeLessThanOrEqual(6)
  })

  it('do not open their teasers with a date', () => {
    expect(named(({ teaser }) => /^\S+ \{\{ next/.test(teaser))).toEqual([])
  })

  it('have no space at which a line may end before an hour or a mark, or within guillemets', () => {
    const loose = /à[ \n]\s*\{\{[^}]*\| time|[ \n][;?!»]|«[ \n]|[ \n]:(?= )/g
    expect(lessons.flatMap(({ text }) => text.match(loose) ?? [])).toEqual([])
  })

  it('ask for a sheet of paper twice at most', () => {
    expect(named(({ body }) => /\bfeuilles?\b/i.test(body)).length).toBeLessThanOrEqual(2)
  })

  it.each(ONCE)('say %s in one lesson only', (said) => {
    expect(named(({ prose }) => prose.includes(said))).toHaveLength(1)
  })
})

function named(test: (lesson: CourseLesson) => boolean): string[] {
  return lessons.filter(test).map(({ name }) => name)
}

function repeated(all: readonly string[]): string[] {
  return all.filter((each, index) => all.indexOf(each) !== index)
}
