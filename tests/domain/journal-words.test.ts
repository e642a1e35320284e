import { describe, expect, it } from 'vitest'
import { ABOUT } from '../../src/domain/journal-about.ts'
import { deedWords } from '../../src/domain/journal-words.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { EVERY_DEED } from '../support/every-deed.ts'

describe('the journal', () => {
  it.each(Object.values(EVERY_DEED))('says %o', (deed, words) => {
    expect(deedWords(deed, 'en')).toBe(words)
  })

  it('is about something that its filter has, whatever was done', () => {
    const words: string[] = Object.values(ABOUT).flat()
    const acts = Object.keys(EVERY_DEED).map((act) => act.split('-')[0])
    expect(acts.filter((word) => !words.includes(word ?? ''))).toEqual([])
  })

  it.each(LANGUAGES)('has words for every deed in %s', (language) => {
    for (const [deed] of Object.values(EVERY_DEED)) expect(deedWords(deed, language)).not.toMatch(/[{}]/)
  })
})
