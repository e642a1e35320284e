import { act, show } from '../route.ts'
import { ceilingsPage } from './ceilings-page.ts'
import { setCeilings } from './set-ceilings.ts'

/** `/o/settings/ceilings`: for owners. */
export const CEILINGS_ROUTES = [
  show('/settings/ceilings', 'own', (visit) => ceilingsPage(visit)),
  act('/settings/ceilings', 'own', setCeilings),
]
