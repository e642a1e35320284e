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
  'person-enrolled': [{ act: 'person-enrolled' }, 'enrolled a person'],
  'person-paused': [
    { act: 'person-paused', until: '2027-03-04' },
    'paused a person’s letters until Thursday 4 March 2027',
  ],
  'person-resumed': [{ act: 'person-resumed' }, 'ended a person’s pause'],
  'person-hours-changed': [
    { act: 'person-hours-changed', before: '07:30 Europe/Paris', after: '18:00 Europe/Paris' },
    'changed the hour of a person’s letters from 07:30 Europe/Paris to 18:00 Europe/Paris',
  ],
  'person-moved': [{ act: 'person-moved', cohort: 'avril' }, 'moved a person to the cohort avril'],
  'person-unenrolled': [
    { act: 'person-unenrolled', scope: 'everything' },
    'unenrolled a person from every course',
  ],
  'person-back': [{ act: 'person-back' }, 'took back that a person had left'],
  'person-erased': [{ act: 'person-erased' }, 'erased a person'],
  'person-exported': [{ act: 'person-exported' }, 'exported the data of a person'],
  'address-corrected': [
    { act: 'address-corrected', because: 'refused' },
    'corrected a person’s address: the old one was refused',
  ],
  'address-change-asked': [{ act: 'address-change-asked' }, 'asked a new address whether it is the person’s'],
  'letter-sent-again': [
    { act: 'letter-sent-again', letter: 'jour-07' },
    'sent the letter jour-07 to a person again',
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
