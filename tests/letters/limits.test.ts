import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { letterForm } from '../../src/letters/encoded-letter.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { LetterError } from '../../src/letters/letter-error.ts'
import type { ReaderTokens } from '../../src/letters/reader-marks.ts'
import { MjmlUnavailable } from '../../src/letters/render-mjml.ts'
import { NAMELESS, readerOf, wholeOf } from './encoded.ts'
import {
  ENDLESS_LAYOUT,
  GROWING_BODIES,
  LAYOUT_OF_ALL_MEMORY,
  REFUSED_LAYOUTS,
  REFUSED_LESSONS,
  withBody,
} from './hostile-letters.ts'
import { contextOf, programme, smallEdition } from './small-edition.ts'

// What is tested here is MJML's own process.
vi.mock('../support/kept-parts/render-kept.ts', () => import('../../src/letters/render-mjml.ts'))

const FILE = 'lessons/jour-01.md'
const compile = (files: Record<string, string>) => compileLesson(smallEdition(files), 'jour-01')
const compileBody = (body: string) => compile({ [FILE]: withBody(body) })

/** Why a letter is held: the message of its LetterError. */
async function whyHeld(compiling: Promise<CompiledLesson>): Promise<string> {
  const error = await compiling.then(
    () => new Error('it was compiled'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof LetterError)) throw error
  return error.message
}

describe('a letter that is too large', () => {
  it('is held, with what is too large, how large it is, and the most', async () => {
    const large = 'a'.repeat(50_000_000)
    expect(await whyHeld(compile({ [FILE]: large }))).toBe(
      `${FILE}: the file has 50000000 bytes, and 256 kB is the most`,
    )
    expect(await whyHeld(compile({ 'layout.mjml': large }))).toBe(
      'layout.mjml: the file has 50000000 bytes, and 256 kB is the most',
    )
    const sender = { ...programme.sender, postal: large }
    const edition = sealEdition({ ...programme, sender }, smallEdition().files)
    expect(await whyHeld(compileLesson(edition, 'jour-01'))).toMatch(
      /^lessons\/jour-01.md: the schedule has 5\d+ bytes, and 256 kB is the most$/,
    )
  })

  it('counts in bytes, as files do', async () => {
    expect(await whyHeld(compile({ [FILE]: 'é'.repeat(128_001) }))).toContain('256002 bytes')
    expect(await whyHeld(compile({ [FILE]: 'é'.repeat(128_000) }))).toContain('expected `---`')
  })

  it('is held where the schedule has a text or an address that no placeholder should give', async () => {
    const long = 'a'.repeat(2_001)
    const links = { ...programme.links, guide: { title: 'Guide', url: `https://example.org/${long}` } }
    const { webinaire } = programme.events
    const events = { ...programme.events, webinaire: { ...webinaire!, title: long } }
    for (const changed of [{ links }, { events }, { title: long }]) {
      const edition = sealEdition({ ...programme, ...changed }, smallEdition().files)
      expect(await whyHeld(compileLesson(edition, 'jour-01'))).toContain('characters, and 2000 is the most')
    }
  })

  it('once it is filled is held for that reader', async () => {
    const letter = await compileBody(`${'a'.repeat(180_000)} ${'{{ cohort.name }} '.repeat(400)}`)
    const filled = (name: string) => fillLesson(letter, contextOf({ cohort: { name } }))
    expect(filled('Septembre').html).toContain('Septembre')
    expect(() => filled('"'.repeat(100))).toThrow(
      /^lessons\/jour-01.md: once filled, the HTML of this letter has \d+ bytes, and 256 kB is the most$/,
    )
  })
})

describe('a hostile letter', () => {
  it.each(REFUSED_LESSONS)('whose lesson has %s is held', async (_, lesson, why) => {
    expect(Buffer.byteLength(lesson)).toBeLessThan(256_000)
    const held = await whyHeld(compile({ [FILE]: lesson }))
    expect(held).toMatch(why)
    expect(held.length).toBeLessThan(7_000)
  })

  it.each(REFUSED_LAYOUTS)('whose layout has %s is held', async (_, layout, why) => {
    expect(Buffer.byteLength(layout)).toBeLessThan(256_000)
    const held = await whyHeld(compile({ 'layout.mjml': layout }))
    expect(held).toMatch(why)
    expect(held.length).toBeLessThan(7_000)
  })

  it.each(GROWING_BODIES)('that has %s is not longer than it was written', async (_, body) => {
    const { text } = fillLesson(await compileBody(body), contextOf())
    expect(text.length).toBeLessThan(2 * body.length + 2_000)
  })

  it('that loops is held, after two minutes where the machine is busy, while this process goes on and other letters are compiled', async () => {
    await compile({}) // MJML is there, and has as long as it needs to start
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let isOver = false
    const compiling = Promise.all([
      whyHeld(compile({ 'layout.mjml': ENDLESS_LAYOUT })).finally(() => {
        isOver = true
      }),
      compile({}),
      compileBody('Une autre.'),
    ])
    await turnsOf10Ms(200)
    // It has had less of a processor than it may have, so it is looked at until two minutes are over.
    for (const _ of [1, 2, 3, 4, 5]) {
      vi.advanceTimersByTime(20_000)
      await turnsOf10Ms(2)
    }
    vi.advanceTimersByTime(19_999)
    await turnsOf10Ms(2)
    expect(isOver).toBe(false)
    vi.advanceTimersByTime(1)
    const [held, ...others] = await compiling
    expect(held).toBe(`${FILE}: compiling this letter takes more than 20 s`)
    expect(others.map(({ letter }) => letter)).toEqual(['jour-01', 'jour-01'])
  })

  it('that takes all memory is held, and those that wait behind it are compiled', async () => {
    const [held, other] = await Promise.all([
      whyHeld(compile({ 'layout.mjml': LAYOUT_OF_ALL_MEMORY })),
      compile({}),
    ])
    expect(held).toContain(`${FILE}: compiling this letter takes more than 256 MB`)
    expect(other.letter).toBe('jour-01')
  })

  it('is compiled once, however many people wait for it', async () => {
    const letters = createLetterCache({ most: 10 })
    const edition = smallEdition({ [FILE]: withBody('{{ x }}') })
    for (const _ of [1, 2, 3])
      expect(await whyHeld(letters.lesson(edition, 'jour-01'))).toContain('no placeholder “x”')
    expect(letters.compilations).toBe(1)
  })

  it('is compiled again after twenty minutes', async () => {
    const letters = createLetterCache({ most: 10 })
    const edition = smallEdition({ [FILE]: withBody('{{ x }}') })
    const now = vi.spyOn(performance, 'now')
    onTestFinished(() => now.mockRestore())
    now.mockReturnValue(1_000)
    await whyHeld(letters.lesson(edition, 'jour-01'))
    now.mockReturnValue(1_000 + 20 * 60_000 - 1)
    await whyHeld(letters.lesson(edition, 'jour-01'))
    expect(letters.compilations).toBe(1)
    await pause(5) // a cache looks at the clock once in a millisecond
    now.mockReturnValue(1_000 + 20 * 60_000 + 1)
    await whyHeld(letters.lesson(edition, 'jour-01'))
    expect(letters.compilations).toBe(2)
  })
})

describe('a compiler that is killed', () => {
  it('puts off the letter it was at, which another try compiles, and those behind it go on', async () => {
    const letters = createLetterCache({ most: 10 })
    const edition = smallEdition({ 'layout.mjml': ENDLESS_LAYOUT })
    await compile({})
    const cut = letters.lesson(edition, 'jour-01')
    const behind = compileBody('Derrière.')
    process.kill(compilerOfThisProcess(), 'SIGKILL')
    await expect(cut).rejects.toThrow(MjmlUnavailable)
    await expect(behind).resolves.toMatchObject({ letter: 'jour-01' })
    letters.lesson(edition, 'jour-01').catch(() => undefined)
    expect(letters.compilations).toBe(2)
    process.kill(compilerOfThisProcess(), 'SIGKILL')
  })
})

describe('a letter at the limits', () => {
  it('is filled and encoded for each of many readers', async () => {
    const placeholders = '{{ subscriber.first_name | default: "vous" }} {{ links.guide }} '.repeat(220)
    const conditions = `${'{% if day == 1 %}'.repeat(20)}a${'{% endif %}'.repeat(20)}`
    const letter = await compileBody(`${'mot '.repeat(40_000)}\n\n${placeholders}\n\n${conditions}`)
    for (let reader = 0; reader < 100; reader++) {
      const token = 'A'.repeat(32)
      const context = ({ unsubscribe }: ReaderTokens) =>
        contextOf({
          subscriber: { firstName: `"${reader}"` },
          unsubscribeUrl: `https://deux.example/u/${unsubscribe}`,
        })
      const form = letterForm(({ tokens }) => fillLesson(letter, context(tokens)), NAMELESS)
      const { html, text } = wholeOf(form(readerOf({ unsubscribe: token, me: token, read: token })))
      expect(html.length).toBeGreaterThan(200_000)
      expect(text.toString()).toContain(`"${reader}"`)
    }
  })
})

/** Waits for so many, one after the other: this process has to go on for them. */
function turnsOf10Ms(turns: number): Promise<void> {
  return new Promise((done) => {
    let left = turns
    const counting = setInterval(() => {
      if (--left > 0) return
      clearInterval(counting)
      done()
    }, 10)
  })
}

/** The process that compiles for this one: its only child. */
function compilerOfThisProcess(): number {
  return Number(
    execFileSync('pgrep', ['-P', String(process.pid), '-f', 'mjml-process'], { encoding: 'utf8' }),
  )
}
