import { act, show } from '../route.ts'
import { alertsPage } from './alerts-page.ts'
import { setWebhook } from './change-webhook.ts'
import { chooseMine } from './choose-mine.ts'

/** `/o/settings/alerts`: everybody chooses their own mail; where else alerts go is for owners. */
export const ALERTS_ROUTES = [
  show('/settings/alerts', 'look', (visit) => alertsPage(visit)),
  act('/settings/alerts/mine', 'look', chooseMine),
  act('/settings/alerts/webhook', 'own', setWebhook),
]
