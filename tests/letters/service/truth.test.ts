import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '../../../src/domain/local-time.ts'
import type { LetterMoment } from '../../../src/domain/moment-words.ts'
import type { Language } from '../../../src/language/catalogues.ts'
import { LANGUAGES } from '../../../src/language/language.ts'
import type { CompiledServiceLetter } from '../../../src/letters/compile.ts'
import { createLetterCache } from '../../../src/letters/letter-cache.ts'
import type { EventContext, ToldEvent } from '../../../src/letters/service/event-context.ts'
import {
  contextOf,
  eventLetter,
  fillEvent,
  MOOC,
  PAGE,
  PARIS,
  plain,
  RELEASE,
  timed,
  WEBINAR,
  wholeDay,
} from './events.ts'

const letters = createLetterCache({ most: 4 })

async function filled(kind: string, changes: Partial<EventContext>, language: Language = 'fr') {
  const note = await letters.service(eventLetter(kind, language))
  const { subject, text, html, banner } = fillEvent(note, contextOf(changes))
  return { subject: plain(subject), text: plain(text), html, banner: plain(banner ?? '') }
}

const at = (date: string, time: string) => timed(date, time).at
const registered = { standing: 'registered' } as const

describe('a reminder of a webinar', () => {
  it('tells the day as it is when it leaves', async () => {
    const subjectAt = async (now: Date) => (await filled('day-before', { ...registered, now })).subject
    expect(await subjectAt(at('2027-09-13', '09:00'))).toBe(
      'Jeudi 16 septembre à 13 h : Webinaire « Transformer »',
    )
    expect(await subjectAt(at('2027-09-15', '09:00'))).toBe('Demain à 13 h : Webinaire « Transformer »')
    expect(await subjectAt(at('2027-09-16', '09:00'))).toBe('Aujourd’hui à 13 h : Webinaire « Transformer »')
    expect(await subjectAt(at('2027-09-16', '13:05'))).toBe(
      'Le webinaire a commencé : Webinaire « Transformer »',
    )
    expect(await subjectAt(at('2027-09-17', '09:00'))).toBe(
      'Le webinaire a eu lieu : Webinaire « Transformer »',
    )
  })

  it('says in English what is true too', async () => {
    const told = async (now: Date) => (await filled('day-before', { ...registered, now }, 'en')).text
    expect(await told(at('2027-09-13', '09:00'))).toContain(
      'The webinar takes place on Thursday 16 September at 13:00.',
    )
    expect(await told(at('2027-09-15', '09:00'))).toContain('The webinar takes place tomorrow at 13:00.')
    expect(await told(at('2027-09-17', '09:00'))).toContain('The webinar took place yesterday at 13:00.')
  })

  it('tells both hours to a reader on another clock', async () => {
    const { subject, text } = await filled('hour-before', { ...registered, zone: 'America/Montreal' })
    expect(subject).toBe('Demain à 7 h (13 h à Paris) : Webinaire « Transformer »')
    expect(text).toContain('Quand : jeudi 16 septembre, de 7 h (13 h à Paris) à 8 h 30 (14 h 30 à Paris)')
  })

  it('gives the place where to join to those registered, as long as it lasts', async () => {
    const join = { ...contextOf().urls, link: WEBINAR.joinUrl ?? '' }
    const now = at('2027-09-16', '12:00')
    const open = await filled('hour-before', { ...registered, now, urls: join })
    expect(open.text).toContain('Rejoindre le webinaire : <https://visio.example/room?pwd=8Hq2&x=1>')
    expect(open.html).toContain('href="https://visio.example/room?pwd=8Hq2&amp;x=1"')
    for (const changes of [
      { standing: 'waiting' },
      {},
      { ...registered, now: at('2027-09-16', '14:30') },
    ] as const) {
      const { text, html } = await filled('before', { now, urls: join, ...changes })
      expect(text + html).not.toContain('visio.example')
    }
  })

  it('says that the link is not known yet where it is not', async () => {
    const event = { ...WEBINAR, joinUrl: undefined }
    expect((await filled('day-before', { ...registered, event })).text).toContain('n’est pas encore connu')
    expect((await filled('invite', { event })).text).not.toContain('n’est pas encore connu')
  })

  it('of its recording has other words for those who came and those who did not', async () => {
    const event = { ...WEBINAR, replayUrl: 'https://visio.example/replay' }
    const now = at('2027-09-17', '09:00')
    const urls = { ...contextOf().urls, link: event.replayUrl }
    const told = async (audience: 'registered' | 'attended' | 'absent') =>
      (await filled('replay', { event, now, audience, urls })).text
    expect(await told('attended')).toContain('Merci de votre présence')
    expect(await told('absent')).toContain('il semble que vous n’ayez pas pu le suivre')
    expect(await told('registered')).toContain('Le webinaire a eu lieu hier à 13 h.')
    for (const audience of ['registered', 'attended', 'absent'] as const)
      expect(await told(audience)).toContain('Voir l’enregistrement : <https://visio.example/replay>')
  })

  it('never promises a recording that there is not', async () => {
    const { text } = await filled('replay', { audience: 'absent', now: at('2027-09-17', '09:00') })
    expect(text).toContain('Aucun enregistrement n’est en ligne à cette heure')
    expect(text).not.toContain('L’enregistrement est en ligne')
  })
})

describe('a reminder of a MOOC or a release', () => {
  it('opens and begins on the day itself, and has opened and begun the day after', async () => {
    const opens = async (date: string) =>
      (await filled('opens', { event: MOOC, now: at(date, '09:00') })).text
    expect(await opens('2027-09-01')).toContain('Les inscriptions ouvrent demain.')
    expect(await opens('2027-09-02')).toContain('Les inscriptions ouvrent aujourd’hui.')
    expect(await opens('2027-09-03')).toContain('Les inscriptions ont ouvert hier.')
    expect(await opens('2027-09-01')).not.toContain('M’inscrire')
    expect(await opens('2027-10-15')).not.toContain('M’inscrire')
    const starts = async (date: string) =>
      (await filled('first-day', { event: MOOC, now: at(date, '09:00') })).subject
    expect(await starts('2027-09-09')).toContain('La session commence aujourd’hui')
    expect(await starts('2027-09-10')).toContain('La session a commencé hier')
  })

  it('offers to join a session as long as it lasts', async () => {
    const told = async (date: string) =>
      (await filled('last-call', { event: MOOC, now: at(date, '09:00') })).text
    expect(await told('2027-10-07')).toContain('Il est encore temps de s’y inscrire.')
    expect(await told('2027-10-14')).toContain('La session se termine aujourd’hui. Il est encore temps')
    expect(await told('2027-10-15')).toContain('La session s’est terminée hier.')
    expect(await told('2027-10-15')).not.toContain('Il est encore temps')
  })

  it('judges a whole day by the calendar of its reader', async () => {
    const now = new Date('2027-09-08T23:30:00Z')
    const told = async (zone: string) => (await filled('first-day', { event: MOOC, now, zone })).subject
    expect(await told(PARIS)).toContain('commence aujourd’hui')
    expect(await told('America/Montreal')).toContain('commence demain')
  })

  it('says since when a publication is out', async () => {
    const told = async (now: Date) =>
      (await filled('out', { event: { ...RELEASE, of: RELEASE.moments.online }, now })).text
    expect(await told(at('2027-09-16', '09:00'))).toContain('Cette publication paraît aujourd’hui à 14 h 30.')
    expect(await told(at('2027-09-16', '15:00'))).toContain('est disponible depuis aujourd’hui à 14 h 30.')
    expect(await told(at('2027-09-17', '09:00'))).toContain('est disponible depuis hier à 14 h 30.')
    expect(await told(at('2027-09-17', '09:00'))).toContain('Ouvrir mon cours')
    const urls = { ...contextOf().urls, link: 'https://editeur.example/livre' }
    const { text } = await filled('out', { event: RELEASE, urls })
    expect(text).toContain('Découvrir la publication : <https://editeur.example/livre>')
    expect(text).not.toContain(PAGE)
  })
})

describe('an answer', () => {
  it('that an event was moved says what was and what is', async () => {
    const before = { start: timed('2027-09-14', '10:00'), end: timed('2027-09-14', '11:30') }
    const { subject, text } = await filled('moved', { ...registered, before })
    expect(subject).toBe('Changement de date : Webinaire « Transformer »')
    expect(text).toContain(
      'Le webinaire, prévu le mardi 14 septembre à 10 h, est désormais fixé au jeudi 16 septembre à 13 h.',
    )
    expect(text).toContain('L’invitation jointe remplace la précédente')
    expect(text).not.toContain('La fin du webinaire')
    expect(text).not.toContain('liste d’attente')
    const waiting = await filled('moved', { standing: 'waiting', before })
    expect(waiting.text).toContain('Vous restez sur liste d’attente')
    expect(waiting.text).not.toContain('invitation')
  })

  it('that only an hour or an end was moved says that', async () => {
    const hour = await filled('moved', { ...registered, before: { start: timed('2027-09-16', '10:00') } })
    expect(hour.subject).toBe('Changement d’horaire : Webinaire « Transformer »')
    const end = await filled('moved', {
      ...registered,
      before: { ...WEBINAR.moments, end: timed('2027-09-16', '14:00') },
    })
    expect(end.text).toContain(
      'La fin du webinaire, prévue le jeudi 16 septembre à 14 h, est désormais fixée au',
    )
    expect(end.text).not.toContain('Le webinaire, prévu')
  })

  it('that a session or a publication was moved names each date that did, and no other', async () => {
    const before = { ...MOOC.moments, opens: wholeDay('2027-09-01'), end: wholeDay('2027-10-10') }
    const { text } = await filled('moved', { event: MOOC, ...registered, before })
    expect(text).toContain(
      'L’ouverture des inscriptions, prévue le mercredi 1er septembre, est désormais fixée au jeudi 2 septembre.',
    )
    expect(text).toContain(
      'La fin du MOOC, prévue le dimanche 10 octobre, est désormais fixée au jeudi 14 octobre.',
    )
    expect(text).not.toContain('Le début')
    const online = { ...RELEASE.moments, online: timed('2027-09-15', '14:30') }
    const release = await filled('moved', { event: RELEASE, before: online })
    expect(release.text).toContain(
      'La parution, prévue le mercredi 15 septembre à 14 h 30, est désormais fixée au jeudi 16 septembre à 14 h 30.',
    )
    expect(release.text).not.toContain('12 septembre')
  })

  it('that a place is kept offers calendars; one that there is none yet does not', async () => {
    const kept = await filled('registered', registered)
    expect(kept.html).toContain('calendar.google.com')
    expect(kept.text).toContain('Je ne pourrai pas venir')
    const waiting = await filled('waiting', { standing: 'waiting' })
    expect(waiting.html + waiting.text).not.toMatch(/calendar\.google\.com|invitation|visio\.example/)
    expect(waiting.text).toContain(`Ne plus attendre : <${PAGE}>`)
  })

  it('that a place was given up has nothing of it any more', async () => {
    const { text, html } = await filled('unregistered', registered)
    expect(text).toContain('L’annulation jointe retire le rendez-vous de votre agenda.')
    expect(text + html).not.toMatch(/visio\.example|ne pourrai pas venir|est inscrite/)
    expect((await filled('unregistered', { standing: 'waiting' })).text).not.toContain('annulation')
  })

  it('that it is cancelled asks for nothing', async () => {
    const { text, html } = await filled('cancelled', registered)
    expect(text).toContain(
      'Prévu le jeudi 16 septembre à 13 h, le webinaire n’aura pas lieu. Vous n’avez rien à faire.',
    )
    expect(text + html).not.toMatch(/visio\.example|Ouvrir la page/)
  })

  it('to somebody who did not ask may be left alone', async () => {
    const { text, html } = await filled('register', {
      urls: { ...contextOf().urls, link: 'https://cours.example/register/t0' },
    })
    expect(text).toContain('Si ce n’était pas vous, ne faites rien')
    expect(text).toContain('jusqu’au mardi 21 septembre, 18 h 20')
    expect(html.split('href="https://cours.example/register/t0"').length - 1).toBe(2)
    expect(text + html).not.toContain('cours.example/u/')
  })
})

type Told = { kind: string; event: ToldEvent; of: LetterMoment }
const moment = (event: ToldEvent, name: string) => event.moments[name]!
const about = (kind: string, event: ToldEvent, name: string): Told => {
  const of = moment(event, name)
  return { kind, event: { ...event, of }, of }
}
const REMINDERS: Told[] = [
  ...(['day-before', 'invite', 'hour-before', 'replay', 'before', 'after'] as const).map((kind) =>
    about(kind, WEBINAR, 'start'),
  ),
  ...(['before', 'after'] as const).map((kind) => about(kind, WEBINAR, 'end')),
  about('opens', MOOC, 'opens'),
  about('first-day', MOOC, 'start'),
  about('start-invite', MOOC, 'start'),
  about('week-before-end', MOOC, 'end'),
  about('last-call', MOOC, 'end'),
  about('milestone', MOOC, 'milestone_1'),
  ...(['before', 'after'] as const).flatMap((kind) =>
    ['opens', 'start', 'end'].map((name) => about(kind, MOOC, name)),
  ),
  about('out', RELEASE, 'print'),
  about('out', RELEASE, 'online'),
]
const NEAR: Record<Language, string[]> = {
  fr: ['hier', 'aujourd’hui', 'demain'],
  en: ['yesterday', 'today', 'tomorrow'],
  es: ['ayer', 'hoy', 'mañana'],
}
const ANSWERS: string[] = ['register', 'registered', 'waiting', 'unregistered', 'moved', 'cancelled']

describe.each(LANGUAGES)('at every instant, in %s', (language) => {
  const notes = new Map<string, CompiledServiceLetter>()
  beforeAll(async () => {
    for (const kind of [...ANSWERS, ...REMINDERS.map((told) => told.kind)])
      notes.set(kind, await letters.service(eventLetter(kind, language)))
  })

  const zones = fc.constantFrom(
    PARIS,
    'America/Montreal',
    'Pacific/Auckland',
    'Indian/Reunion',
    'Asia/Kolkata',
  )
  const words = (kind: string, context: Partial<EventContext>) => {
    const { subject, preheader, text, banner = '' } = fillEvent(notes.get(kind)!, contextOf(context))
    return [subject, preheader, text, banner].join('\n').toLowerCase()
  }

  it('a reminder says « demain », « aujourd’hui » or « hier » exactly if that is the day', () => {
    const minutes = fc.integer({ min: -4 * 24 * 60, max: 4 * 24 * 60 })
    fc.assert(
      fc.property(fc.constantFrom(...REMINDERS), zones, minutes, ({ kind, event, of }, zone, offset) => {
        const now = new Date(of.at.getTime() + offset * 60_000)
        const told = words(kind, { event, zone, now, standing: 'registered' })
        const today = localDate(now, zone)
        const date = of.wholeDay ? of.date : localDate(of.at, zone)
        const near = NEAR[language].filter((word) =>
          new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(told),
        )
        const expected = [-1, 0, 1].flatMap((days, index) =>
          addDays(today, days) === date ? [NEAR[language][index]] : [],
        )
        expect(near).toEqual(expected)
      }),
      { numRuns: 600 },
    )
  })

  it('an answer, which is kept, never does', () => {
    const dates = [WEBINAR, MOOC, RELEASE].flatMap((event) =>
      Object.values(event.moments).map(({ at }) => ({ event, at })),
    )
    const hours = fc.integer({ min: -36, max: 36 })
    fc.assert(
      fc.property(
        fc.constantFrom(...ANSWERS),
        fc.constantFrom(...dates),
        zones,
        hours,
        (kind, date, zone, offset) => {
          const now = new Date(date.at.getTime() + offset * 3_600_000)
          const told = words(kind, { event: date.event, zone, now, standing: 'registered' })
          for (const word of NEAR[language])
            expect(told).not.toMatch(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'))
        },
      ),
      { numRuns: 400 },
    )
  })
})
