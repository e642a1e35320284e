import { act, show } from '../route.ts'
import { doctorPage, MOST_PASTED } from './doctor-page.ts'
import { examineMail, readPasted } from './examine-mail.ts'

/** `/o/settings/doctor`: for owners and organisers. Its forms change nothing; they post, as they ask others. */
export const DOCTOR_ROUTES = [
  show('/settings/doctor', 'run', (visit) => doctorPage(visit)),
  act('/settings/doctor', 'run', examineMail),
  act('/settings/doctor/read', 'run', readPasted, { largest: 2 * MOST_PASTED }),
]
