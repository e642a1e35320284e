import { html } from 'hono/html'
import { usualAlerts } from '../../../domain/alert.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { type AlertChoice, findAlertChoice } from '../../../store/alert-choices.ts'
import { lastToWebhook } from '../../../store/alert-messages.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { findWebhook } from '../../../store/webhook.ts'
import type { Visit } from '../visit.ts'
import { choiceForm } from './alert-choice-form.ts'
import { settingsPage } from './settings-page.ts'
import { webhookSection } from './webhook-section.ts'

/** What was typed into one of the two forms, and what is wrong with it. */
export type WrongAlerts = {
  messages: FieldMessages
  choice?: AlertChoice
  webhook?: { url: string; allowsPrivate: boolean }
  status: 409 | 422
}

/** `/o/settings/alerts`: what one is told of by mail, and where alerts go beside it. */
export async function alertsPage(visit: Visit, wrong?: WrongAlerts): Promise<Response> {
  const { say, parts, organiser } = visit
  const chosen = await findAlertChoice(parts.db, organiser.id)
  const choice = wrong?.choice ??
    chosen ?? { kinds: usualAlerts(organiser.role), summaryAt: null, zone: await homeZone(parts.db) }
  const [webhook, last] = await Promise.all([findWebhook(parts.db), lastToWebhook(parts.db)])
  const messages = wrong?.messages ?? {}
  return settingsPage(visit, {
    title: say('o.alerts.title'),
    status: wrong?.status,
    messages,
    content: html`<section>
<h2>${say('o.alerts.mine')}</h2>
<p>${say('o.alerts.mineText', { address: organiser.address })}</p>
${choiceForm(visit, choice, messages)}</section>
${webhookSection(visit, { webhook, last, typed: wrong?.webhook, messages })}`,
  })
}
