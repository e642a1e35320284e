import { html } from 'hono/html'
import { checkBox } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import type { WebhookState } from '../../../store/alert-messages.ts'
import type { Webhook } from '../../../store/webhook.ts'
import type { Visit } from '../visit.ts'

type Shown = {
  webhook: Webhook | undefined
  last: WebhookState | undefined
  /** What was typed and cannot be taken. */
  typed: { url: string; allowsPrivate: boolean } | undefined
  messages: FieldMessages
}

/** Where alerts go beside mail. Only owners see the address: whoever knows it may be able to write there. */
export function webhookSection(visit: Visit, { webhook, last, typed, messages }: Shown): Html | '' {
  const { say } = visit
  if (!visit.may('own')) return ''
  const { url = '', allowsPrivate = false } = typed ?? webhook ?? {}
  const address = { name: 'url', label: say('o.alerts.url'), hint: say('o.alerts.urlHint'), value: url }
  const local = { name: 'allowsPrivate', value: 'yes', label: say('o.alerts.private') }
  return html`<section>
<h2>${say('o.alerts.webhook')}</h2>
<p>${say('o.alerts.webhookText')}</p>
${stateOf(visit, last)}${webhook ? html`<dl class="facts"><div><dt>${say('o.alerts.secret')}</dt><dd><code>${webhook.secret}</code></dd></div></dl>` : ''}
${visit.form({
  action: '/o/settings/alerts/webhook',
  right: 'own',
  content: html`<input type="hidden" name="seen" value="${webhook?.url ?? ''}">
${field({ ...address, type: 'url', message: messages.url })}${checkBox({ ...local, isTicked: allowsPrivate })}${submit({ label: say('o.alerts.save') })}`,
})}</section>
`
}

function stateOf({ say }: Visit, last: WebhookState | undefined): Html | '' {
  if (last?.sentAt) return html`<p>${status(say('o.alerts.taken'), 'good')}</p>`
  if (!last?.fault) return ''
  return html`<p>${status(say('o.alerts.notTaken'), 'wrong')} <span class="said">${last.fault}</span></p>`
}
