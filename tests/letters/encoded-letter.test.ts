import { describe, expect, it } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { letterForm } from '../../src/letters/encoded-letter.ts'
import { fillLetter } from '../../src/letters/fill.ts'
import { encodeQuotedPrintable } from '../../src/letters/quoted-printable.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const TOKENS = [
  'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MDEy',
  '________________________________',
  'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6',
]

const contextFor = (token: string) => contextOf({ unsubscribeUrl: `https://deux.example/u/${token}` })

async function formAndDirect(lesson: string) {
  const letter = await compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')
  const form = letterForm(letter, contextFor, 32)
  return TOKENS.map((token) => {
    const { text, html, subject } = fillLetter(letter, contextFor(token))
    return {
      stamped: form(token),
      direct: { subject, text: encodeQuotedPrintable(text), html: encodeQuotedPrintable(html) },
    }
  })
}

describe('a letter encoded once for many readers', () => {
  it('gives each of them the bytes of a letter filled for them alone', async () => {
    for (const { stamped, direct } of await formAndDirect(SMALL_LESSON)) expect(stamped).toEqual(direct)
  })

  it('does so too when the token stands many times, cut by soft line breaks in many places', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${'é'.repeat(index)} {{ unsubscribe_url }}`).join(
      '\n\n',
    )
    for (const { stamped, direct } of await formAndDirect(`${SMALL_LESSON}\n\n${many}`))
      expect(stamped).toEqual(direct)
  })

  it('does so too when a letter changes the token, by filling it anew', async () => {
    const changed = `${SMALL_LESSON}\n\n{{ unsubscribe_url | downcase }}\n`
    for (const { stamped, direct } of await formAndDirect(changed)) expect(stamped).toEqual(direct)
  })

  it('never gives two readers the same buffer', async () => {
    const letter = await compileLesson(smallEdition(), 'jour-01')
    const form = letterForm(letter, contextFor, 32)
    const first = form(TOKENS[0]!)
    const kept = Buffer.from(first.html)
    form(TOKENS[1]!)
    expect(first.html.equals(kept)).toBe(true)
  })
})
