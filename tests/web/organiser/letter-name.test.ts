import { describe, expect, it } from 'vitest'
import { readCourse } from '../../../src/documents/course.ts'
import type { Language } from '../../../src/language/catalogues.ts'
import { sayIn } from '../../../src/language/say.ts'
import { letterName } from '../../../src/web/organiser/letter-name.ts'
import { courseEdition } from '../../support/course-edition.ts'

const rule = (name: string, when: string, more: object = {}) => ({ name, when, to: 'registered', ...more })
const edition = courseEdition(3, {
  schedule: {
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire « Modèle »',
        start: { day: 3, at: '13:00' },
        minutes: 90,
        reminders: [
          rule('week-before', '-P1W at 09:00'),
          rule('day-before', '-P1D at 09:00'),
          rule('invite', '-P1D at 10:00', { to: 'not-registered' }),
          rule('hour-before', '-PT1H'),
          rule('replay', '+P1D at 09:00', { of: 'end' }),
        ],
      },
    },
  },
})
const course = readCourse(edition)

const named = (letter: object, language: Language = 'fr') =>
  letterName({ letter: '', kind: 'reminder', day: 0, event: null, ...letter }, course, {
    say: sayIn(language),
    language,
  }).replace(/[\u00a0\u202f]/g, ' ')
const reminder = (name: string, language?: Language) =>
  named({ letter: `webinaire.${name}`, event: 'webinaire' }, language)

describe('the name of a letter', () => {
  it('is the day and the title of a lesson', () => {
    expect(named({ letter: 'jour-02', kind: 'lesson', day: 2 })).toBe('Jour 2 – Leçon 2')
    expect(named({ letter: 'jour-02', kind: 'lesson', day: 2 }, 'en')).toBe('Day 2 – Leçon 2')
  })

  it('says when a reminder leaves, and for whom where others get one then', () => {
    expect(reminder('week-before')).toBe('Rappel : Webinaire « Modèle », 7 jours avant')
    expect(reminder('week-before.2'), 'after a move').toBe(reminder('week-before'))
    expect(reminder('hour-before')).toBe('Rappel : Webinaire « Modèle », une heure avant')
    expect(reminder('replay')).toBe('Rappel : Webinaire « Modèle », le lendemain de la fin')
    expect(reminder('day-before')).toMatch(/, la veille \(.*inscri.*\)$/)
    expect(reminder('day-before')).not.toBe(reminder('invite'))
    expect(reminder('hour-before', 'es')).toBe('Recordatorio: Webinaire « Modèle », una hora antes')
  })

  it('says what was asked for, and is never a code', () => {
    const asked = { letter: 'note.12', kind: 'note', asked: 'lesson', askedLetter: 'jour-03' }
    expect(named(asked)).toBe('Leçon 3 (de nouveau)')
    expect(named({ ...asked, asked: 'link', askedLetter: null })).toBe('Lien vers sa page')
    expect(named({ letter: 'webinaire.change', kind: 'notice', event: 'webinaire' })).toBe(
      'Changement : Webinaire « Modèle »',
    )
  })
})
