import { changeWebhook } from '../../../actions/alerts/change-webhook.ts'
import { attempt } from '../../../domain/refusal.ts'
import { findWebhook } from '../../../store/webhook.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { alertsPage } from './alerts-page.ts'

/** Sets where alerts go beside mail; shows what another owner set meanwhile, and overwrites nothing. */
export async function setWebhook(visit: Visit): Promise<Response> {
  const { c, parts, by, now, say } = visit
  const typed = await typedForm(c)
  const webhook = { url: typed('url').trim(), allowsPrivate: typed('allowsPrivate') === 'yes' }
  const current = (await findWebhook(parts.db))?.url ?? ''
  if (current !== typed('seen') && current !== webhook.url) {
    const url = say('o.alerts.changed', { url: current || say('alert.none') })
    return alertsPage(visit, { webhook, messages: { url }, status: 409 })
  }
  const change = { ...webhook, url: webhook.url || undefined, by, now }
  const done = await attempt(changeWebhook(parts.db, change))
  if (done && 'refused' in done) {
    const why = done.refused === 'webhook-unusable' ? say(`refused.webhook.${done.why}`) : ''
    const url = say('refused.webhook-unusable', { why })
    return alertsPage(visit, { webhook, messages: { url }, status: 422 })
  }
  return visit.back('/o/settings/alerts', { message: webhook.url ? 'o.alerts.set' : 'o.alerts.unset' })
}
