import { describe, expect, it } from 'vitest'
import type { Deed } from '../../src/domain/journal-entry.ts'
import { deedWords } from '../../src/domain/journal-words.ts'
import { LANGUAGES } from '../../src/language/language.ts'

/** One of each kind: the type fails to compile when one is missing. */
const DEEDS: { [act in Deed['act']]: [Extract<Deed, { act: act }>, string] } = {
  'organiser-invited': [
    { act: 'organiser-invited', organiser: 'Luc', role: 'observer' },
    'invited Luc as observer',
  ],
  'organiser-joined': [{ act: 'organiser-joined', organiser: 'Luc', role: 'observer' }, 'joined as observer'],
  'organiser-changed': [
    { act: 'organiser-changed', organiser: 'Luc', before: 'observer', after: 'writer' },
    'changed the role of Luc from observer to writer',
  ],
  'organiser-removed': [{ act: 'organiser-removed', organiser: 'Luc' }, 'removed Luc'],
  'invitation-withdrawn': [
    { act: 'invitation-withdrawn', organiser: 'Luc' },
    'withdrew the invitation of Luc',
  ],
  'export-allowed': [{ act: 'export-allowed', organiser: 'Luc' }, 'let Luc take lists out'],
  'export-ended': [{ act: 'export-ended', organiser: 'Luc' }, 'no longer lets Luc take lists out'],
  'link-printed': [{ act: 'link-printed', organiser: 'Luc' }, 'printed a sign-in link for Luc'],
  'account-renamed': [
    { act: 'account-renamed', before: 'Luc', after: 'Luc M.' },
    'changed their name from Luc to Luc M.',
  ],
  'language-chosen': [
    { act: 'language-chosen', language: 'fr' },
    'chose the language of their pages: Français',
  ],
  'brand-set': [
    { act: 'brand-set', programme: null, before: '–', after: 'Petit cycle, #1a4585' },
    'set the brand of all programmes: –, now Petit cycle, #1a4585',
  ],
  'session-ended': [
    { act: 'session-ended', browser: 'Firefox, Windows' },
    'ended their session in Firefox, Windows',
  ],
  'signed-out-everywhere': [{ act: 'signed-out-everywhere' }, 'signed out everywhere'],
}

describe('the journal', () => {
  it.each(Object.values(DEEDS))('says %o', (deed, words) => {
    expect(deedWords(deed, 'en')).toBe(words)
  })

  it.each(LANGUAGES)('has words for every deed in %s', (language) => {
    for (const [deed] of Object.values(DEEDS)) expect(deedWords(deed, language)).not.toMatch(/[{}]/)
  })
})
