import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { letterForm } from '../../src/letters/encoded-letter.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import type { ReaderTokens } from '../../src/letters/reader-marks.ts'
import { encodedAlone, NAMELESS, readerOf, wholeOf } from './encoded.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const READERS: ReaderTokens[] = [
  {
    unsubscribe: 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MDEy',
    me: '________________________________',
    read: 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6',
  },
  // The characters that made-up readers have.
  { unsubscribe: 'm'.repeat(32), me: 'r'.repeat(32), read: 'u'.repeat(32) },
  { unsubscribe: 'A'.repeat(32), me: 'B'.repeat(32), read: 'A'.repeat(32) },
]

const contextFor = ({ unsubscribe, me, read }: ReaderTokens) =>
  contextOf({
    unsubscribeUrl: `https://deux.example/u/${unsubscribe}`,
    meUrl: `https://deux.example/me/${me}`,
    readUrl: `https://deux.example/read/${read}`,
  })

const compiled = (lesson: string) => compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')

async function formAndDirect(lesson: string, readers: readonly ReaderTokens[] = READERS) {
  const letter = await compiled(lesson)
  let fillings = 0
  const form = letterForm(({ tokens }) => {
    fillings++
    return fillLesson(letter, contextFor(tokens))
  }, NAMELESS)
  // The first reader's letter is filled for them, the second's from made-up readers.
  const early = readers.slice(0, 2).map((reader) => wholeOf(form(readerOf(reader))))
  const made = fillings
  const pairs = readers.map((reader) => ({
    stamped: wholeOf(form(readerOf(reader))),
    direct: encodedAlone(fillLesson(letter, contextFor(reader))),
  }))
  early.forEach((letter, index) => {
    expect(letter).toEqual(pairs[index]!.direct)
  })
  return { pairs, fillingsForReaders: fillings - made }
}

const token = fc.stringMatching(/^[A-Za-z0-9_-]{32}$/)
const readers = fc.array(fc.record({ unsubscribe: token, me: token, read: token }), {
  minLength: 2,
  maxLength: 4,
})
const placeholder = fc.constantFrom('unsubscribe_url', 'me_url', 'read_url')
const words = fc.stringMatching(/^[a-zé ]{0,30}$/)
/** A body that names the reader's pages in any order, with words of any width before each. */
const body = fc
  .array(fc.tuple(words, placeholder), { maxLength: 12 })
  .map((pieces) => pieces.map(([before, name]) => `mot ${before} {{ ${name} }}`).join('\n\n'))

describe('a letter encoded once for many readers', () => {
  it('gives each of them the bytes of a letter filled for them alone, without filling it', async () => {
    const { pairs, fillingsForReaders } = await formAndDirect(SMALL_LESSON)
    for (const { stamped, direct } of pairs) expect(stamped).toEqual(direct)
    expect(fillingsForReaders).toBe(0)
  })

  it('does so too when tokens stand many times, cut by soft line breaks in many places', async () => {
    const names = ['unsubscribe_url', 'me_url', 'read_url']
    const many = Array.from({ length: 40 }, (_, index) => `${'é'.repeat(index)} {{ ${names[index % 3]} }}`)
    const { pairs, fillingsForReaders } = await formAndDirect(`${SMALL_LESSON}\n\n${many.join('\n\n')}`)
    for (const { stamped, direct } of pairs) expect(stamped).toEqual(direct)
    expect(fillingsForReaders).toBe(0)
  })

  it('does so too when a letter changes a token, by filling it anew', async () => {
    for (const name of ['unsubscribe_url', 'me_url', 'read_url']) {
      const { pairs, fillingsForReaders } = await formAndDirect(
        `${SMALL_LESSON}\n\n{{ ${name} | downcase }}\n`,
      )
      for (const { stamped, direct } of pairs) expect(stamped).toEqual(direct)
      expect(fillingsForReaders).toBe(READERS.length)
    }
  })

  it('does so with any tokens in any places', async () => {
    await fc.assert(
      fc.asyncProperty(body, readers, async (text, everyone) => {
        for (const { stamped, direct } of (await formAndDirect(`${SMALL_LESSON}\n\n${text}\n`, everyone))
          .pairs)
          expect(stamped).toEqual(direct)
      }),
      { numRuns: 40 },
    )
  })

  it('is filled once for a reader who is the only one', async () => {
    let fillings = 0
    const count = (tokens: ReaderTokens) => {
      fillings++
      return contextFor(tokens)
    }
    const letter = await compiled(SMALL_LESSON)
    letterForm(({ tokens }) => fillLesson(letter, count(tokens)), NAMELESS)(readerOf(READERS[0]!))
    expect(fillings).toBe(1)
  })

  it('never gives two readers the same buffer', async () => {
    const letter = await compileLesson(smallEdition(), 'jour-01')
    const form = letterForm(({ tokens }) => fillLesson(letter, contextFor(tokens)), NAMELESS)
    for (const reader of READERS) form(readerOf(reader))
    const first = form(readerOf(READERS[0]!))
    const { html } = wholeOf(first)
    form(readerOf(READERS[1]!))
    expect(wholeOf(first).html.equals(html)).toBe(true)
  })
})
