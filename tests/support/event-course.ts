import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { register } from '../../src/actions/events/register.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Database } from '../../src/store/database.ts'
import { type Course, openCourse } from './course.ts'
import { courseEdition } from './course-edition.ts'
import { IMPORTED } from './imported.ts'

export type EventCourse = Course & {
  /** Enrols somebody in a zone of their own, whose lessons leave at an hour of their own. */
  enrols(address: string, zone: string, at?: string): Promise<void>
  /** Registers enrolments for the webinar, in this order. */
  registers(...enrolmentIds: number[]): Promise<void>
}

/** A course of four days with a webinar on the third at 13:00, of 90 minutes; nothing leaves, as no relay is there. */
export async function openEventCourse(
  db: Database,
  { dayOne, people, capacity }: { dayOne: string; people: readonly string[]; capacity?: number },
): Promise<EventCourse> {
  const rule = (name: string, when: string, to: string, of: string) => ({ name, when, to, of })
  const edition = courseEdition(4, {
    schedule: {
      events: {
        webinaire: {
          kind: 'webinar',
          title: 'Le webinaire',
          start: { day: 3, at: '13:00' },
          minutes: 90,
          ...(capacity === undefined ? {} : { capacity }),
          reminders: [
            rule('day-before', '-P1D at 09:00', 'registered', 'start'),
            rule('invite', '-P1D at 09:00', 'not-registered', 'start'),
            rule('thanks', '+P1D at 09:00', 'attended', 'end'),
            rule('sorry', '+P1D at 10:00', 'absent', 'end'),
          ],
        },
        cours: { kind: 'mooc', title: 'Le MOOC', opens: { day: 1 }, start: { day: 2 }, end: { day: 30 } },
        guide: { kind: 'release', title: 'Le guide', dates: { online: { day: 30 } } },
      },
    },
  })
  const joined = new Date(Date.parse(`${dayOne}T10:00:00Z`) - 9 * 86_400_000).toISOString()
  const course = await openCourse({ db, edition, port: 9, slug: 'mars', dayOne, joined, people })
  const { cohort, clock } = course
  const { programme } = edition
  return {
    ...course,
    async enrols(address, zone, at = '07:30') {
      const people = [{ address: address as Address, zone, at }]
      await enrol(db, { ...IMPORTED, cohort, programme, people }, clock)
    },
    async registers(...enrolmentIds) {
      for (const enrolmentId of enrolmentIds) await register(db, { enrolmentId, event: 'webinaire' }, clock)
    },
  }
}
