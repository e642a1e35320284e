import { html } from 'hono/html'
import { ALERT_KINDS } from '../../../domain/alert.ts'
import { checkBox } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { AlertChoice } from '../../../store/alert-choices.ts'
import { zoneChoice } from '../../zone-choice.ts'
import type { Visit } from '../visit.ts'

/** Which alerts somebody gets by mail, and when the summary of the day. */
export function choiceForm(visit: Visit, choice: AlertChoice, messages: FieldMessages): Html | '' {
  const { say } = visit
  const { kinds, summaryAt, zone } = choice
  const boxes = ALERT_KINDS.map((kind) =>
    checkBox({
      name: `kind-${kind}`,
      value: 'yes',
      label: say(`o.alerts.kind.${kind}`),
      isTicked: kinds.includes(kind),
    }),
  )
  const hour = { name: 'summaryAt', label: say('o.alerts.summary'), hint: say('o.alerts.summaryHint') }
  return visit.form({
    action: '/o/settings/alerts/mine',
    right: 'look',
    content: html`<fieldset class="field kinds"><legend>${say('o.alerts.kinds')}</legend>
${boxes}</fieldset>
${field({ ...hour, type: 'time', value: summaryAt ?? '', message: messages.summaryAt })}${zoneChoice({
  language: visit.language,
  home: zone,
  zone,
  label: say('o.alerts.zone'),
  hint: say('o.alerts.zoneHint'),
  message: messages.zone,
})}${submit({ label: say('o.alerts.save') })}`,
  })
}
