import { planEvents, planTrack } from '../../src/domain/plan.ts'
import { type Programme, programmeSchema } from '../../src/domain/programme.ts'
import { planReminders, type ReminderPlan } from '../../src/domain/reminders.ts'

export const DAY_ONE = '2019-09-05'

/** A course of 21 days in Paris with these events, as a schedule writes them. */
export function course(events: Record<string, object> = {}): Programme {
  return programmeSchema.parse({
    programme: 'cycle',
    title: 'Cycle',
    sender: { name: 'Cycle', address: 'cycle@asso.fr', postal: '1 rue de la Paix' },
    zone: 'Europe/Paris',
    at: '07:30',
    sections: {},
    links: {},
    events,
    lessons: Array.from({ length: 21 }, (_, index) => ({
      day: index + 1,
      letter: `jour-${String(index + 1).padStart(2, '0')}`,
    })),
  })
}

export type TrackOf = { zone?: string; at?: string; apart?: number; dayOne?: string }

/** The reminders of a course that begins on 5 September 2019, for a track with its own zone and hour. */
export function planOf(events: Record<string, object>, of: TrackOf = {}): ReminderPlan {
  const { zone = 'Europe/Paris', at = '07:30', apart = 60, dayOne = DAY_ONE } = of
  const programme = course(events)
  const run = { rule: programme.calendar, dayOne, zone: programme.zone }
  const moments = planEvents(programme, run)
  return planReminders({
    events: Object.entries(programme.events).map(([name, event]) => ({
      name,
      event,
      moments: moments[name] ?? {},
    })),
    lessons: planTrack(programme, programme.calendar, { dayOne, zone, at }).lessons,
    track: { zone },
    lettersApart: apart,
  })
}
