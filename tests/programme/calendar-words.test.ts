import { describe, expect, it } from 'vitest'
import { findCalendarWords } from '../../src/programme/calendar-words.ts'

const found = (text: string, fixed: string[] = []) => findCalendarWords(text, fixed).map(({ words }) => words)

describe('copy', () => {
  it.each([
    ['À demain !', 'demain'],
    ['Demain, le webinaire', 'Demain'],
    ['après-demain', 'après-demain'],
    ['comme hier', 'hier'],
    ['avant-hier', 'avant-hier'],
    ["aujourd'hui", "aujourd'hui"],
    ['Aujourd’hui', 'Aujourd’hui'],
    ['See you tomorrow.', 'tomorrow'],
    ['Yesterday', 'Yesterday'],
    ['today', 'today'],
    ['le 19 septembre', '19 septembre'],
    ['le jeudi 19 septembre 2019', 'jeudi 19 septembre 2019'],
    ['le 1er août', '1er août'],
    ['le 3\u00A0décembre', '3 décembre'],
    ['le 19 sept. à midi', '19 sept.'],
    ['jeudi prochain', 'jeudi prochain'],
    ['lundi dernier', 'lundi dernier'],
    ['dès ce mardi', 'ce mardi'],
    ['rendez-vous jeudi à 13 h', 'jeudi à 13 h'],
    ['la semaine prochaine', 'la semaine prochaine'],
    ['le mois dernier', 'le mois dernier'],
    ['il ouvre dans 3 jours', 'dans 3 jours'],
    ['il y a deux jours', 'il y a deux jours'],
    ['next week', 'next week'],
    ['in three days', 'in three days'],
    ['2 days ago', '2 days ago'],
    ['next Thursday', 'next Thursday'],
    ['on September 19th, 2019', 'September 19th, 2019'],
    ['the 19th of September', '19th of September'],
    ['le 19/09/2019', '19/09/2019'],
    ['le 19/09/19', '19/09/19'],
    ['le 19.09.2019', '19.09.2019'],
    ['le 2019-09-19', '2019-09-19'],
  ])('that says %j would be false for another cohort', (text, words) => {
    expect(found(text)).toEqual([words])
  })

  it.each([
    'le lendemain',
    'en mars 2017',
    'March 2017',
    'le bilan 2013-2018',
    'tous les jeudis',
    'chaque jeudi à 13 h, le mardi à 9 h, ce mercredi-là',
    'une fois par semaine, trois jours durant, dans les deux jours qui suivent',
    '8 cas sur 10, 24/24, 1/3',
    'la version 1.2',
    'cahier, chantier',
    '{{ events.webinaire.start | relative_day }} à {{ next.date | date: "demain" }}',
    '[lire](https://asso.fr/2019-09-19/demain)',
  ])('that says %j is true for every cohort', (text) => {
    expect(found(text)).toEqual([])
  })

  it('names the line on which the words begin, also where they go on in the next', () => {
    expect(findCalendarWords('un\n\nle 19\nseptembre, puis\n{{ a\n}}\ndemain', [])).toEqual([
      { line: 3, words: '19 septembre' },
      { line: 7, words: 'demain' },
    ])
  })

  it('may hold dates that are declared to stay', () => {
    const text = 'paru (15\n  juillet 2019), le 16 juillet 2019'
    expect(found(text, ['15 juillet 2019'])).toEqual(['16 juillet 2019'])
    expect(found('le monde de demain, demain', ['monde de demain'])).toEqual(['demain'])
  })
})
