import { describe, expect, it } from 'vitest'
import { claimOf } from '../../src/rehearsal/event-audit/claim.ts'
import { isTrueOf, saidTimes } from '../../src/rehearsal/event-audit/said-time.ts'
import type { TrueMoment } from '../../src/rehearsal/truth.ts'

/** Thursday 19 September 2019 at 13:00 in Paris, told the day before at 09:00 there. */
const START: TrueMoment = {
  name: 'start',
  at: new Date('2019-09-19T11:00Z'),
  wholeDay: false,
  date: '2019-09-19',
}
const END: TrueMoment = { ...START, name: 'end', at: new Date('2019-09-19T12:30Z') }
const DAY: TrueMoment = { ...START, wholeDay: true }
const NOW = new Date('2019-09-18T07:00Z')

function isTrue(words: string, { zone = 'Europe/Paris', at = NOW, moment = START } = {}): boolean[] {
  const reading = { at, zone, home: 'Europe/Paris' }
  return saidTimes(words).map((said) => isTrueOf(said, moment, { reading, end: END }))
}

describe('a time that a sentence says', () => {
  it('is looked for once in what differs by the token of its reader alone', () => {
    const wordsFor = (token: string) => `Demain à 13 h : <https://f.example/me/${token}/events/webinaire>`
    const [one, other] = ['KwAAAAAACbSaAos4NuXSOPQ3UqI-dA8', 'KwAAAAAACGCjIBYPfQ3sB4S84rl_1Js'].map((token) =>
      saidTimes(wordsFor(token)),
    )
    expect(one).toHaveLength(1)
    expect(other).toBe(one)
  })

  it.each([
    'Demain à 13 h',
    'jeudi 19 septembre, de 13 h à 14 h 30',
    'le jeudi 19 septembre 2019',
    'Tomorrow at 13:00',
    'Thursday 19 September, from 13:00 to 14:30',
    'Mañana a las 13:00',
    'el jueves, 19 de septiembre, de 13:00 a 14:30',
  ])('is true: %s', (words) => expect(isTrue(words)).toEqual([true]))

  it.each([
    'Aujourd’hui à 13 h',
    'hier',
    'demain à 13 h 30',
    'vendredi 19 septembre',
    'jeudi 19 septembre 2020',
    'jeudi 19 septembre, de 13 h à 15 h',
    'Today at 13:00',
    'Thursday 19 September at 12:00',
    'demain à 13 h (12 h à Paris)',
  ])('is false: %s', (words) => expect(isTrue(words)).toEqual([false]))

  it.each([
    ['see you on Thursday at 1 pm', true],
    ['see you on Friday at 6 pm', false],
    ['Thursday at 1.30 p.m.', false],
    ['on Thursday', true],
    ['on Monday', false],
    ['next Thursday', true],
    ['last Thursday', false],
    ['in two days', false],
    ['in 1 days', true],
    ['yesterday evening', false],
    ['tomorrow evening', true],
    ['next week', false],
    ['this weekend', false],
    ['next month', false],
    ['September 19th at 13:00', true],
    ['September 20th', false],
    ['the 19th of September', true],
    ['nineteen days ago, on 19/09/2019', true],
    ['at 13:00', true],
    ['at 18:00 on Thursday', false],
    ['6 p.m. CET', false],
    ['rendez-vous jeudi', true],
    ['rendez-vous vendredi', false],
    ['jeudi soir', true],
    ['mercredi matin', false],
    ['la semaine prochaine', false],
    ['dans une semaine', false],
    ['dans 28 heures', true],
    ['dans 27 heures', false],
    ['il y a 28 heures', false],
    ['à 13 h', true],
    ['dès 9h30', false],
  ])('is read by the rules of `check`: %s', (words, truth) => expect(isTrue(words)).toEqual([truth]))

  it('is told on the clock of its reader, and on that of the place', () => {
    const zone = 'Asia/Tokyo'
    expect(isTrue('demain à 20 h (13 h à Paris)', { zone })).toEqual([true])
    expect(isTrue('demain à 13 h', { zone })).toEqual([false])
    expect(
      isTrue('vendredi 20 septembre à 0 h (13 h la veille à Paris)', { zone: 'Pacific/Auckland' }),
    ).toEqual([false])
    expect(isTrue('jeudi 19 septembre à 23 h (13 h à Paris)', { zone: 'Pacific/Auckland' })).toEqual([true])
    expect(
      isTrue('jeudi 19 septembre à 23 h (13 h la veille à Paris)', { zone: 'Pacific/Auckland' }),
    ).toEqual([false])
  })

  it('is that of every calendar for a whole day, which has no hour', () => {
    expect(
      isTrue('demain', { moment: DAY, zone: 'Pacific/Honolulu', at: new Date('2019-09-19T09:00Z') }),
    ).toEqual([true])
    expect(isTrue('demain à 13 h', { moment: DAY })).toEqual([false])
  })

  it('is none in prose', () => {
    expect(saidTimes('Les associations auront 13 h de plus, dans les deux jours qui suivent.')).toEqual([])
  })
})

describe('what a sentence claims of a time', () => {
  it.each([
    ['Le webinaire a lieu demain à 13 h', 'ahead'],
    ['Le webinaire a eu lieu hier', 'past'],
    ['Le webinaire, prévu le jeudi 19 septembre', 'planned'],
    ['Cette étape du MOOC est prévue demain', 'ahead'],
    ['The webinar began today', 'past'],
    ['La session va désormais du jeudi 5 septembre', undefined],
    ['The session begins tomorrow', 'ahead'],
    ['Planned for Thursday 19 September', 'planned'],
    ['El seminario web se celebra mañana a las 13:00', 'ahead'],
    ['El seminario web se celebró ayer', 'past'],
    ['La publicación, prevista para el jueves, 19 de septiembre', 'planned'],
  ])('%s', (sentence, tense) => {
    expect(saidTimes(sentence).map((said) => claimOf(sentence, said).tense)).toEqual([tense])
  })

  it('is that of the last verb before it', () => {
    const sentence = 'Prévu le jeudi 19 septembre, il est désormais fixé au vendredi 20 septembre.'
    expect(saidTimes(sentence).map((said) => claimOf(sentence, said).tense)).toEqual(['planned', 'ahead'])
  })
})
