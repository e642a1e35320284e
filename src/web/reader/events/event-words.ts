import type { EventPhase } from '../../../domain/event-phase.ts'
import type { Language } from '../../../domain/moment-words.ts'
import type { ProgrammeEvent } from '../../../domain/programme.ts'

type Kind = ProgrammeEvent['kind']

const french = {
  kind: { webinar: 'Webinaire', mooc: 'MOOC', release: 'Parution' } as Record<Kind, string>,
  when: 'Quand',
  at: (date: string, time: string) => `${date} à ${time}`,
  length: 'Durée',
  hours: (hours: number) => `${hours}\u00A0h`,
  minutes: (minutes: number) => `${minutes}\u00A0min`,
  hoursAndMinutes: (hours: number, minutes: string) => `${hours}\u00A0h\u00A0${minutes}`,
  host: 'Avec',
  zone: 'Fuseau horaire',
  zoneOf: (place: string) => `fuseau horaire\u00A0: ${place}`,
  where: 'Où participer',
  recording: 'Enregistrement',
  watch: 'Voir l’enregistrement',
  more: 'Où la trouver',
  phase: {
    webinar: {
      cancelled: 'Ce webinaire est annulé.',
      'under-way': 'Ce webinaire a commencé.',
      over: 'Ce webinaire a eu lieu.',
    },
    mooc: { cancelled: 'Cette session est annulée.', over: 'Cette session est terminée.' },
    release: { cancelled: 'Cette parution est annulée.' },
  } as Record<Kind, Partial<Record<EventPhase, string>>>,
}

const english: typeof french = {
  kind: { webinar: 'Webinar', mooc: 'MOOC', release: 'Release' },
  when: 'When',
  at: (date, time) => `${date} at ${time}`,
  length: 'Length',
  hours: (hours) => `${hours}\u00A0h`,
  minutes: (minutes) => `${minutes}\u00A0min`,
  hoursAndMinutes: (hours, minutes) => `${hours}\u00A0h\u00A0${minutes}\u00A0min`,
  host: 'With',
  zone: 'Time zone',
  zoneOf: (place) => `time zone: ${place}`,
  where: 'Where to join',
  recording: 'Recording',
  watch: 'Watch the recording',
  more: 'Where to find it',
  phase: {
    webinar: {
      cancelled: 'This webinar is cancelled.',
      'under-way': 'This webinar has begun.',
      over: 'This webinar took place.',
    },
    mooc: { cancelled: 'This session is cancelled.', over: 'This session is over.' },
    release: { cancelled: 'This release is cancelled.' },
  },
}

/** Words about an event that every page of it has. */
export const EVENT: Record<Language, typeof french> = { fr: french, en: english }

/** « 1 h 30 », « 45 min », « 2 h » */
export function lengthWords(minutes: number, language: Language): string {
  const words = EVENT[language]
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return words.minutes(rest)
  return rest === 0 ? words.hours(hours) : words.hoursAndMinutes(hours, String(rest).padStart(2, '0'))
}
