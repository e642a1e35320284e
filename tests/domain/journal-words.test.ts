import { describe, expect, it } from 'vitest'
import { ABOUT } from '../../src/domain/journal-about.ts'
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
  'event-moved': [
    {
      ...{ act: 'event-moved', event: 'Webinar', zone: 'Europe/Paris', told: 2 },
      before: { date: '2027-03-01' },
      after: { at: '2027-03-02T12:00:00Z' },
    },
    'moved “Webinar” from Monday 1 March 2027 to Tuesday 2 March 2027 at 13:00 (time zone Europe/Paris). 2 people told by letter',
  ],
  'event-cancelled': [
    { act: 'event-cancelled', event: 'Webinar', told: 1 },
    'cancelled “Webinar”. One person told by letter',
  ],
  'event-linked': [
    {
      ...{ act: 'event-linked', event: 'Webinar', told: 0 },
      before: { join: 'https://a.example' },
      after: { join: 'https://a.example', replay: 'https://b.example' },
    },
    'changed the links of “Webinar”: to join: https://a.example, now to join: https://a.example, recording: https://b.example',
  ],
  'event-attended': [
    { act: 'event-attended', event: 'Webinar', attended: 2, absent: 1 },
    'noted who was at “Webinar”: 2 people there, 1 not',
  ],
  'signed-out-everywhere': [{ act: 'signed-out-everywhere' }, 'signed out everywhere'],
}

describe('the journal', () => {
  it.each(Object.values(DEEDS))('says %o', (deed, words) => {
    expect(deedWords(deed, 'en')).toBe(words)
  })

  it('is about something that its filter has, whatever was done', () => {
    const words: string[] = Object.values(ABOUT).flat()
    const acts = Object.keys(DEEDS).map((act) => act.split('-')[0])
    expect(acts.filter((word) => !words.includes(word ?? ''))).toEqual([])
  })

  it.each(LANGUAGES)('has words for every deed in %s', (language) => {
    for (const [deed] of Object.values(DEEDS)) expect(deedWords(deed, language)).not.toMatch(/[{}]/)
  })
})
