import { describe, expect, it } from 'vitest'
import { readPlannedLetter } from '../../src/rehearsal/planned-letter.ts'
import { courseEdition } from '../support/course-edition.ts'

const DAYS = 12
const edition = courseEdition(DAYS)

const SORRY = {
  subject: 'Pardon',
  preheader: 'Le bon lien.',
  body: '[Le guide]({{ links.guide }}).',
}

const letter = (words: string) => readPlannedLetter(words, edition.programme, () => SORRY)

describe('a one-off letter of a rehearsal', () => {
  it('is told what its letter is, or what was expected', () => {
    expect(letter('10 missed:9 sorry.md')).toEqual({
      day: 10,
      words: '10 missed:9 sorry.md',
      readers: { who: 'missed', lesson: 'jour-09' },
      letter: SORRY,
    })
    expect(() => letter('0 everybody sorry.md')).toThrow("'0' is no day of the course")
    expect(() => letter('10 all sorry.md')).toThrow("'all' names no readers")
    expect(() => letter('10 everybody')).toThrow('it names no file')
  })
})
