import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import type { LetterContext } from '../../src/letters/letter-context.ts'
import { wordsKey } from '../../src/letters/words-key.ts'
import type { LetterSetting } from '../../src/writing/letter-setting.ts'
import { realContext, realSetting } from '../support/real-lessons.ts'
import { contextOf, SMALL_LESSON, smallEdition, timed } from './small-edition.ts'

const HOUR_MS = 3_600_000
const COUNTING = `${SMALL_LESSON}\nLe webinaire commence {{ events.webinaire.start | countdown }}.\n`

let setting: LetterSetting
let lesson: CompiledLesson
let counting: CompiledLesson
beforeAll(async () => {
  setting = await realSetting()
  lesson = await compileLesson(smallEdition(), 'jour-01')
  counting = await compileLesson(smallEdition({ 'lessons/jour-01.md': COUNTING }), 'jour-01')
})

const keyAt = (date: string, at: string, changes: Partial<LetterContext> = {}) =>
  wordsKey(lesson, contextOf({ now: timed(date, at).at, ...changes }))

describe('the key of the words of a lesson', () => {
  it('is one for a whole day', () => {
    expect(keyAt('2019-09-05', '00:00')).toBe(keyAt('2019-09-05', '23:59'))
    expect(keyAt('2019-09-05', '23:59')).not.toBe(keyAt('2019-09-06', '00:00'))
    expect(keyAt('2019-09-01', '07:30')).not.toBe(keyAt('2019-09-02', '07:30'))
  })

  it('is another once a moment has passed, or where the day is another', () => {
    expect(keyAt('2019-09-06', '12:59')).not.toBe(keyAt('2019-09-06', '13:00'))
    expect(keyAt('2019-09-05', '20:00')).not.toBe(keyAt('2019-09-05', '20:00', { zone: 'Asia/Tokyo' }))
  })

  it('is another at every instant for a lesson that counts down', () => {
    const keys = ['07:30', '07:31'].map((at) =>
      wordsKey(counting, contextOf({ now: timed('2019-09-05', at).at })),
    )
    expect(keys[0]).not.toBe(keys[1])
  })

  it('is another where an event moved or is off, a cohort has another name, or a banner is there', () => {
    const { events } = contextOf()
    const off = { ...events, webinaire: { ...events.webinaire!, cancelled: true } }
    const moved = {
      ...events,
      webinaire: { ...events.webinaire!, moments: { start: timed('2019-09-07', '13:00') } },
    }
    const banner = { text: 'Demain', url: 'https://deux.example/', label: 'Voir' }
    const changes = [
      {},
      { events: off },
      { events: moved },
      { cohort: { name: 'Octobre' } },
      { banners: [banner] },
    ]
    expect(new Set(changes.map((change) => keyAt('2019-09-05', '07:30', change))).size).toBe(changes.length)
  })

  it('is one only where the words are one, at any two instants around any lesson of the real programme', async () => {
    const { edition, lessons } = setting
    const compiled = await Promise.all(lessons.map(({ letter }) => compileLesson(edition, letter)))
    const hours = fc.integer({ min: -80, max: 80 })
    let same = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), hours, hours, (index, ...both) => {
        const lesson = compiled[index]!
        const contexts = both.map((hour) => contextAt(index, hour))
        const [key, otherKey] = contexts.map((context) => wordsKey(lesson, context))
        if (key !== otherKey) return
        same++
        const [words, otherWords] = contexts.map((context) => fillLesson(lesson, context))
        expect(otherWords).toEqual(words)
      }),
      { numRuns: 150 },
    )
    expect(same).toBeGreaterThan(0)
  })
})

/** What fills a lesson of the real programme so many hours after it was due. */
function contextAt(index: number, hours: number): LetterContext {
  const { dueAt } = setting.lessons[index]!
  return realContext(setting, index, new Date(dueAt.getTime() + hours * HOUR_MS))
}
