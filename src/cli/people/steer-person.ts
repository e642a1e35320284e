import { changePersonHours } from '../../actions/people/change-person-hours.ts'
import { movePerson } from '../../actions/people/move-person.ts'
import { pausePerson, resumePerson } from '../../actions/people/pause-person.ts'
import { bringBack, unenrolPerson } from '../../actions/people/unenrol-person.ts'
import type { Config } from '../../config.ts'
import type { IsoDate } from '../../domain/calendar-rule.ts'
import { systemClock } from '../../domain/clock.ts'
import type { Database } from '../../store/database.ts'
import type { PersonCourse } from '../../store/people-person.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { courseAt, type PersonOptions } from './person-named.ts'

/** Does something about one course of a person, and says what was done. */
function steer<Options extends PersonOptions>(
  change: (db: Database, course: PersonCourse, options: Options) => Promise<string>,
) {
  return async (config: Config, address: string, options: Options, output: Output): Promise<number> => {
    const said = await withStore(config, async (db) =>
      change(db, await courseAt(db, address, options), options),
    )
    output.out(said)
    return 0
  }
}

/** `feuilleton person pause <address>` */
export const pause = steer<PersonOptions & { until?: IsoDate }>(async (db, course, options) => {
  const { enrolmentId, cohort } = course
  const { until } = options
  const how = await pausePerson(db, { enrolmentId, until, by: authorOf(options) }, systemClock)
  if (how === 'shifted') return `${cohort}: the next lesson leaves on the first course day after ${until}.`
  return `${cohort}: paused${until ? ` up to ${until}` : ' until resumed'}; lessons that fall due meanwhile are skipped.`
})

/** `feuilleton person resume <address>` */
export const resume = steer(async (db, { enrolmentId, cohort }, options) => {
  await resumePerson(db, { enrolmentId, by: authorOf(options) }, systemClock)
  return `${cohort}: the next lesson leaves again.`
})

/** `feuilleton person hours <address> --at 18:00 --zone Europe/Paris` */
export const hours = steer<PersonOptions & { at?: string; zone?: string }>(async (db, course, options) => {
  const { enrolmentId, cohort } = course
  const { at = course.at, zone = course.zone } = options
  await changePersonHours(db, { enrolmentId, at, zone, by: authorOf(options) }, systemClock)
  return `${cohort}: lessons leave at ${at}, ${zone}.`
})

/** `feuilleton person move <address> <cohort>` */
export const move = steer<PersonOptions & { to: string; basis?: string }>(async (db, course, options) => {
  const { to, basis = '' } = options
  const { enrolmentId } = course
  await movePerson(db, { enrolmentId, cohort: to, basis, by: authorOf(options) }, systemClock)
  return `Moved from ${course.cohort} to ${to}.`
})

/** `feuilleton person unenrol <address>` */
export const unenrol = steer<PersonOptions & { everything?: boolean }>(async (db, course, options) => {
  const scope = options.everything ? 'everything' : 'course'
  await unenrolPerson(db, { enrolmentId: course.enrolmentId, scope, by: authorOf(options) }, systemClock)
  const what = options.everything ? 'every course' : course.cohort
  return `Unenrolled from ${what}: nothing more leaves. For seven days, feuilleton person back takes it back.`
})

/** `feuilleton person back <address>` */
export const back = steer<PersonOptions & { basis?: string }>(async (db, course, options) => {
  const { enrolmentId, cohort } = course
  const { basis = '' } = options
  await bringBack(db, { enrolmentId, wording: basis, by: authorOf(options) }, systemClock)
  return `${cohort}: back; the next lesson leaves.`
})
