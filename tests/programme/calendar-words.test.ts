import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeRules } from '../../src/domain/time-words/find-times.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { findCalendarWords } from '../../src/programme/calendar-words.ts'

const found = (text: string, fixed: string[] = []) => findCalendarWords(text, fixed).map(({ words }) => words)

/** How a sentence goes on with a time. */
const OPENINGS: Record<Language, string> = {
  fr: 'Rendez-vous',
  en: 'The session begins, see you',
  es: 'Nos vemos',
}

const ONE_TO_TWELVE = {
  fr: ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  es: ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
} satisfies Record<Language, string[]>

/** One to twelve of some units, in words and in figures. */
const counted = (language: Language, ...units: [one: string, many: string][]) =>
  units.flatMap(([one, many]) =>
    ONE_TO_TWELVE[language].flatMap((number, index) =>
      index === 0 ? [one] : [`${number} ${many}`, `${index + 1} ${many}`],
    ),
  )

/** Spans of time from today, in each language: ahead and ago, in every unit. */
const FAMILY = [
  {
    language: 'fr' as const,
    ahead: (words: string) => `dans ${words}`,
    ago: (words: string) => `il y a ${words}`,
    spans: counted('fr', ['un jour', 'jours'], ['une semaine', 'semaines'], ['un mois', 'mois']),
  },
  {
    language: 'en' as const,
    ahead: (words: string) => `${words} from now`,
    ago: (words: string) => `${words} ago`,
    spans: counted('en', ['one day', 'days'], ['one week', 'weeks'], ['one month', 'months']),
  },
  {
    language: 'en' as const,
    ahead: (words: string) => `in ${words}`,
    ago: (words: string) => `in ${words}’ time`,
    spans: counted('en', ['two days', 'days'], ['two weeks', 'weeks'], ['two months', 'months']),
  },
  {
    language: 'es' as const,
    ahead: (words: string) => `dentro de ${words}`,
    ago: (words: string) => `hace ${words}`,
    spans: counted('es', ['un día', 'días'], ['una semana', 'semanas'], ['un mes', 'meses']),
  },
]

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

  it.each([
    ['Friday at 6 pm, in the hall', 'Friday at 6 pm'],
    ['At 18:00 on Friday', 'At 18:00 on Friday'],
    ['We start at 6 p.m. on Tuesday.', 'at 6 p.m. on Tuesday'],
    ['See you on Monday!', 'on Monday'],
    ['See you Monday!', 'Monday'],
    ['until Sunday', 'Sunday'],
    ['It opens in two weeks', 'in two weeks'],
    ['a week from now', 'a week from now'],
    ['this evening', 'this evening'],
    ['Tonight, the session', 'Tonight'],
    ['Tuesday evening', 'Tuesday evening'],
    ['this coming Thursday', 'this coming Thursday'],
    ['this weekend', 'this weekend'],
    ['on 3 May', '3 May'],
    ['May 3rd', 'May 3rd'],
    ['on Fri, 3 Oct', 'Fri, 3 Oct'],
    ['the third of March', 'third of March'],
    ['at 18:00', 'at 18:00'],
    ['It begins at 6 p.m. CET.', 'at 6 p.m. CET'],
    ['À lundi !', 'lundi'],
    ['On se retrouve vendredi.', 'vendredi'],
    ['Mardi soir, le webinaire', 'Mardi soir'],
    ['Ce soir, le webinaire', 'Ce soir'],
    ['dans deux semaines', 'dans deux semaines'],
    ['le week-end prochain', 'le week-end prochain'],
    ['Le webinaire commence à 13 h.', 'à 13 h'],
  ])('that says %j may be false for another reader or cohort', (text, words) => {
    expect(found(text)).toEqual([words])
  })

  it.each([
    'You may 3 times in a row; it may be 2 of you.',
    'The march 3 km away, and the 3 march on.',
    'In May 2017, in March 20 people came.',
    'Wait a second. The second of them sat in the sun.',
    'Every Friday at 6 pm, on Mondays, on Monday mornings, a Tuesday evening.',
    'From Monday to Friday; every week on Monday.',
    'The last week of the course, the next month of theirs.',
    'Done in 20 minutes, in 3 hours.',
    'De lundi à vendredi, du lundi au jeudi, un lundi soir, le mardi matin.',
    'À 3 h de route, une formation de 3 h, 14 heures par semaine.',
    'Vendredi saint, le dimanche des Rameaux.',
  ])('that says %j names no day', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    ['¡Hasta mañana!', 'mañana'],
    ['Mañana por la mañana, el seminario web', 'Mañana por la mañana'],
    ['Pasado mañana empezamos.', 'Pasado mañana'],
    ['Esta mañana', 'Esta mañana'],
    ['Hoy, a las 13:00', 'Hoy, a las 13:00'],
    ['ayer por la tarde', 'ayer por la tarde'],
    ['Nos vemos el lunes.', 'el lunes'],
    ['antes del viernes', 'antes del viernes'],
    ['el 19 de septiembre', '19 de septiembre'],
    [
      'el jueves, 19 de septiembre de 2019, de 13:00 a 14:30',
      'jueves, 19 de septiembre de 2019, de 13:00 a 14:30',
    ],
    ['se abre dentro de 3 días', 'dentro de 3 días'],
    ['hace dos semanas', 'hace dos semanas'],
    ['la semana que viene', 'la semana que viene'],
    ['Empieza a las 13 h.', 'a las 13 h'],
    ['Empieza a las 13:00 (hora de París).', 'a las 13:00 (hora de París)'],
    ['El martes que viene a las nueve de la noche', 'El martes que viene a las nueve de la noche'],
  ])('that says %j in Spanish may be false for another reader or cohort', (text, words) => {
    expect(found(text)).toEqual([words])
  })

  it.each([
    'Por la mañana, una mañana, cada mañana, todas las mañanas, a media mañana, el mañana.',
    'Los lunes, cada jueves a las 13:00, de lunes a viernes, los viernes por la tarde.',
    'El Viernes Santo, el Domingo de Ramos, en marzo de 2017.',
    'Hoy en día, tres días después, en dos semanas de curso, 8 de cada 10.',
    'El día siguiente, la última semana del curso.',
  ])('that says %j in Spanish names no day', (text) => {
    expect(found(text)).toEqual([])
  })

  it('is read by the rules of its language, and by the sure ones of the other, which it may quote', () => {
    const english = 'It starts at 18:00. Demain.'
    expect(findCalendarWords(english, [], 'en').map(({ words }) => words)).toEqual(['at 18:00', 'Demain'])
    expect(findCalendarWords(english, [], 'fr').map(({ words }) => words)).toEqual(['Demain'])
    expect(findCalendarWords('À 18 h.', [], 'en')).toEqual([])
  })

  it('is doubted where it has an hour alone, which may be that of a story', () => {
    expect(findCalendarWords('À 18 h, demain.', [], 'fr')).toEqual([
      { line: 1, words: 'À 18 h, demain', capital: true },
    ])
    expect(findCalendarWords('Dès 18 h.', [], 'fr')).toEqual([
      { line: 1, words: 'Dès 18 h', doubtful: true, capital: true },
    ])
  })

  it.each(timeRules().flatMap((rule) => rule.examples.map((words) => ({ ...rule, words }))))(
    'of the rule « $name » ($language) is found in: $words',
    ({ words, language }) => {
      const text = `${OPENINGS[language]} ${words}.`
      expect(found(text)).toEqual([expect.stringContaining(words)])
    },
  )

  it('has no words of ours in any sentence that is made of others', () => {
    const words = [
      'may',
      'march',
      'sun',
      'second',
      'Sunday',
      'monday',
      'mars',
      'mai',
      'lundi',
      'week',
      'hours',
    ]
    const between = ['a', 'the', 'every', 'un', 'le', 'chaque', 'of', 'people', 'gens']
    const sentence = fc.array(
      fc.tuple(
        fc.constantFrom('every', 'a', 'un', 'chaque'),
        fc.constantFrom(...words),
        fc.constantFrom(...between),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(sentence, (parts) => {
        expect(found(parts.map((part) => part.join(' ')).join(', '))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.each(FAMILY)(
    'has a time in every number of days, weeks and months ($language)',
    ({ ahead, ago, spans }) => {
      const said = spans.flatMap((span) => [ahead(span), ago(span)])
      expect(said.map((words) => found(`x ${words}.`))).toEqual(said.map((words) => [words]))
    },
  )

  it.each([
    ['Rendez-vous l’an prochain.', 'l’an prochain'],
    ['Le cycle reprend dans deux ans.', 'dans deux ans'],
    ['See you next year!', 'next year'],
    ['The book comes out in a year.', 'in a year'],
    ['Nos vemos el año que viene.', 'el año que viene'],
    ['El curso vuelve dentro de un año.', 'dentro de un año'],
    ['dans un mois', 'dans un mois'],
    ['dès le mois prochain', 'le mois prochain'],
    ['la fin du mois prochain', 'du mois prochain'],
    ['a principios del mes que viene', 'del mes que viene'],
    ['in a month', 'in a month'],
    ['the month after next', 'the month after next'],
    ['in a fortnight', 'in a fortnight'],
    ['dans une quinzaine de jours', 'dans une quinzaine de jours'],
    ['dentro de una quincena', 'dentro de una quincena'],
  ])('that says %j would be false for another cohort, as shorter times are', (text, words) => {
    expect(found(text)).toEqual([words])
  })

  it.each([
    'L’an dernier, trois adhérents négociaient. Il part dans un an, comme il y a deux ans.',
    'Tranquille pour cinq ans, un mois après, dans le mois, trois mois plus tard, ce mois-ci.',
    'Last year they met twice a month; two years ago, once in the months of summer. A month later.',
    'El año pasado, hace dos años; cada mes, un mes después, doce meses al año.',
  ])('that says %j tells a story', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    ['fr', 'Demain, on pétrit.', true],
    ['fr', 'On pétrit demain.', false],
    ['fr', 'Lundi soir, on pétrit.', true],
    ['es', 'Mañana amasamos.', true],
    ['en', 'Tomorrow we mix the dough.', true],
    ['en', 'We mix it, see you Monday.', false],
    ['en', 'We mix it. Monday evening it is.', true],
    ['en', '---\ntitle: Monday evening\n---\n', true],
    ['en', 'It opens on March 3rd.', false],
  ] as const)('in %s, %j: a capital belongs to the sentence, %s', (language, text, capital) => {
    expect(findCalendarWords(text, [], language)[0]?.capital ?? false).toBe(capital)
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
