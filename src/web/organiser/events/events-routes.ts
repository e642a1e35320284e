import { act, type OrganiserRoute, show } from '../route.ts'
import { lookAtAttendance, storeAttendance } from './attendance-pages.ts'
import { changeEventPage, planPage } from './change-pages.ts'
import { eventPage } from './event-page.ts'
import { eventsPage } from './events-page.ts'

/** In bytes: the largest file of attendance that is read. */
const LARGEST_LIST = 20 * 1024 * 1024

/** The events of a cohort. */
export const EVENTS_ROUTES: readonly OrganiserRoute[] = [
  show('/cohorts/:slug/events', 'look', eventsPage),
  show('/cohorts/:slug/events/:event', 'look', eventPage),
  show('/cohorts/:slug/events/:event/plan', 'run', planPage),
  act('/cohorts/:slug/events/:event/change', 'run', changeEventPage),
  act('/cohorts/:slug/events/:event/attendance', 'run', lookAtAttendance, { largest: LARGEST_LIST }),
  act('/cohorts/:slug/events/:event/attended', 'run', storeAttendance, { largest: LARGEST_LIST }),
]
