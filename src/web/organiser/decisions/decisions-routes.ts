import { act, show } from '../route.ts'
import { bouncesPage } from './bounces-page.ts'
import { addSuppression, lift, liftPage } from './change-suppression.ts'
import { confirmPage } from './confirm-page.ts'
import { decide, resume } from './decide.ts'
import { decisionsPage } from './decisions-page.ts'
import { repliesPage } from './replies-page.ts'
import { suppressionsPage } from './suppressions-page.ts'

/** `/o/decisions`: letters that wait for somebody, who bounced, who replied, and whom nothing is sent to. */
export const DECISIONS_ROUTES = [
  show('/decisions', 'look', decisionsPage),
  show('/decisions/confirm', 'run', confirmPage),
  act('/decisions/decide', 'run', decide),
  act('/decisions/resume', 'run', resume),
  show('/decisions/bounces', 'look', bouncesPage),
  show('/decisions/replies', 'look', repliesPage),
  show('/decisions/suppressions', 'look', (visit) => suppressionsPage(visit)),
  act('/decisions/suppressions/add', 'run', addSuppression),
  show('/decisions/suppressions/lift', 'run', (visit) => liftPage(visit)),
  act('/decisions/suppressions/lift', 'run', lift),
]
