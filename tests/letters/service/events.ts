import { instantAt, startOfLocalDay } from '../../../src/domain/local-time.ts'
import type { LetterMoment } from '../../../src/domain/moment-words.ts'
import type { Language } from '../../../src/language/catalogues.ts'
import type { CompiledServiceLetter } from '../../../src/letters/compile.ts'
import { type FilledServiceLetter, fillServiceLetter } from '../../../src/letters/fill.ts'
import type { EventContext, ToldEvent } from '../../../src/letters/service/event-context.ts'
import { eventScope } from '../../../src/letters/service/event-scope.ts'

export const PARIS = 'Europe/Paris'

export function timed(date: string, at: string): LetterMoment {
  return { at: instantAt(date, at, PARIS), wholeDay: false, date }
}

export function wholeDay(date: string): LetterMoment {
  return { at: startOfLocalDay(date, PARIS), wholeDay: true, date }
}

export const WEBINAR: ToldEvent = {
  kind: 'webinar',
  title: 'Webinaire « Transformer »',
  host: 'Claude Martin',
  minutes: 90,
  joinUrl: 'https://visio.example/room?pwd=8Hq2&x=1',
  moments: { start: timed('2027-09-16', '13:00'), end: timed('2027-09-16', '14:30') },
}

export const MOOC: ToldEvent = {
  kind: 'mooc',
  title: 'MOOC « Modèles »',
  moments: {
    opens: wholeDay('2027-09-02'),
    start: wholeDay('2027-09-09'),
    end: wholeDay('2027-10-14'),
    milestone_1: timed('2027-09-30', '18:00'),
  },
}

export const RELEASE: ToldEvent = {
  kind: 'release',
  title: 'Référentiel',
  moments: { print: wholeDay('2027-09-12'), online: timed('2027-09-16', '14:30') },
}

export const PAGE = `https://cours.example/me/${'aB3-_'.repeat(8)}/events/webinaire`
const CALENDARS = {
  google: `https://calendar.google.com/calendar/render?text=${'x'.repeat(400)}`,
  outlook: `https://outlook.live.com/calendar/deeplink/compose?a=1&subject=${'x'.repeat(400)}`,
  office: `https://outlook.office.com/calendar/deeplink/compose?a=1&subject=${'x'.repeat(400)}`,
  file: `${PAGE}.ics`,
}

/** A letter of Wednesday 15 September 2027 at nine in Paris, the day before the webinar. */
export function contextOf(changes: Partial<EventContext> = {}): EventContext {
  return {
    now: instantAt('2027-09-15', '09:00', PARIS),
    zone: PARIS,
    home: PARIS,
    firstName: 'Zoé',
    programme: '21 jours pour convaincre',
    sender: { name: 'Le RAMEAU', postal: '15 bis avenue de Ségur, 75007 Paris' },
    askedAt: instantAt('2027-09-14', '18:20', PARIS),
    expiresAt: instantAt('2027-09-21', '18:20', PARIS),
    event: WEBINAR,
    urls: {
      link: PAGE,
      page: PAGE,
      calendars: CALENDARS,
      unsubscribe: 'https://cours.example/u/abc',
      me: 'https://cours.example/me/abc',
      help: 'https://cours.example/aide',
    },
    ...changes,
  }
}

/** Without the marks of French and of lines: what a reader reads. */
export function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, ' ')
}

/** The letter of the service of that name about an event. */
export function eventLetter(name: string, language: Language) {
  return { kind: 'service', frame: 'event', name, language } as const
}

export function fillEvent(letter: CompiledServiceLetter, context: EventContext): FilledServiceLetter {
  return fillServiceLetter(letter, eventScope(context, letter))
}
