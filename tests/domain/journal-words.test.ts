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
  'draft-begun': [{ act: 'draft-begun', cohort: 'Mars', programme: 'essai' }, 'began the draft “Mars”'],
  'draft-dropped': [{ act: 'draft-dropped', cohort: 'Mars' }, 'gave up the draft “Mars”'],
  'cohort-changed': [
    {
      act: 'cohort-changed',
      cohort: 'Mars',
      changes: [
        { field: 'at', before: '07:30', after: '08:00' },
        { field: 'capacity', before: '', after: '40' },
        { field: 'days', before: 'monday', after: 'monday tuesday' },
        { field: 'event.webinaire.start', before: '', after: '2027-03-04 18:00' },
      ],
    },
    'changed “Mars”: hour: 7:30 → 8:00 · places: none → 40 · days of the week: Monday → Monday, Tuesday · ' +
      'date of the event webinaire: none → Thursday 4 March 2027, 18:00',
  ],
  'cohort-scheduled': [
    {
      act: 'cohort-scheduled',
      ...{ cohort: 'Mars', dayOne: '2027-03-01', at: '07:30', zone: 'Europe/Paris', edition: 'e1' },
      ...{ lessons: 21, people: 1, warnings: [] },
    },
    'scheduled “Mars”: day one on Monday 1 March 2027 at 7:30 (Europe/Paris), 1 person enrolled',
  ],
  'cohort-cancelled': [
    { act: 'cohort-cancelled', cohort: 'Mars', dispatches: 3 },
    'cancelled “Mars”: 3 dispatches will not happen',
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
