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
  'cohort-paused': [
    { act: 'cohort-paused', cohort: 'mars', reason: 'a mistake' },
    'paused the cohort mars: a mistake',
  ],
  'cohort-resumed': [{ act: 'cohort-resumed', cohort: 'mars' }, 'resumed the cohort mars'],
  'domain-resumed': [
    { act: 'domain-resumed', cohort: 'mars', domain: 'orange.fr' },
    'resumed the letters of the cohort mars to orange.fr',
  ],
  'letters-decided': [
    { act: 'letters-decided', cohort: 'mars', state: 'held', decision: 'resend', n: 2 },
    'decided about 2 letters of the cohort mars (held): send again',
  ],
  'suppression-added': [{ act: 'suppression-added' }, 'added an address to those that nothing is sent to'],
  'suppression-lifted': [{ act: 'suppression-lifted' }, 'took an address off those that nothing is sent to'],
  'alerts-chosen': [
    { act: 'alerts-chosen', kinds: ['relay', 'held'], summaryAt: null },
    'chose which alerts to get: relay that does not answer, held letters',
  ],
  'webhook-changed': [{ act: 'webhook-changed', host: null }, 'changed the web address of alerts: none'],
  'relay-tested': [{ act: 'relay-tested' }, 'checked that mail leaves'],
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
