import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpts } from '../../src/domain/excerpts.ts'
import { type Piece, wordDifference } from '../../src/domain/word-difference.ts'

const text = fc
  .array(fc.constantFrom('un', 'le', 'don', ' ', '\n', '\n\n', '- '), { maxLength: 30 })
  .map((words) => words.join(' '))

const without = (pieces: readonly Piece[], kind: Piece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('')

describe('the difference of two texts', () => {
  it('gives back both texts, and says nothing of two that are the same', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDifference(before, after)
        expect(without(pieces, 'new')).toBe(before)
        expect(without(pieces, 'gone')).toBe(after)
        expect(pieces.every(({ kind }) => kind === 'same')).toBe(before === after)
      }),
    )
  })

  it.each([
    ['one word', 'Un don est libre.', 'Un don reste libre.', 'Un don[- est][+ reste] libre.'],
    ['an end', 'Un don.', 'Un don. Merci.', 'Un don.[+ Merci.]'],
    ['a beginning', 'Donc un don.', 'un don.', '[-Donc un][+un] don.'],
    ['a text that was not there', '', 'Merci.', '[+Merci.]'],
    ['a word twice', 'très très grand', 'très grand', 'très[- très] grand'],
  ])('finds %s', (_, before, after, shown) => {
    expect(marked(wordDifference(before, after))).toBe(shown)
  })

  it('takes texts too long to compare as written anew between what they share', () => {
    const long = (word: string) => `a ${`${word} `.repeat(3000)}z`
    const pieces = wordDifference(long('x'), long('y'))
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same'])
  })

  it('is shown with a few words around what changed', () => {
    const words = Array.from({ length: 30 }, (_, index) => `m${index}`)
    const after = words.with(15, 'autre').join(' ')
    expect(marked(excerpts(wordDifference(words.join(' '), after)))).toBe(
      ' … m9 m10 m11 m12 m13 m14[- m15][+ autre] m16 m17 m18 m19 m20 m21 …',
    )
  })
})

function marked(pieces: readonly Piece[]): string {
  const marks = { same: ['', ''], gone: ['[-', ']'], new: ['[+', ']'] } as const
  return pieces.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
}
