import { z } from 'zod'
import { chooseAlerts } from '../../../actions/alerts/choose-alerts.ts'
import { ALERT_KINDS } from '../../../domain/alert.ts'
import { form, type Typed } from '../../../html/form.ts'
import { zoneField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { alertsPage } from './alerts-page.ts'

const FORM = form(
  z.object({
    // Browsers that show seconds send them.
    summaryAt: z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d(:\d\d)?)?$/)
      .transform((typed) => (typed === '' ? null : typed.slice(0, 5))),
    zone: zoneField(),
  }),
  { fields: { summaryAt: ['wrong'], zone: ['wrong'] } },
)

/** Stores what this organiser wants to be told of. */
export async function chooseMine(visit: Visit): Promise<Response> {
  const { c, parts, organiser, by, now, say } = visit
  const typed = await typedForm(c)
  const kinds = kindsIn(typed)
  const read = FORM.read(typed)
  if (!read.ok) {
    const choice = { kinds, summaryAt: typed('summaryAt'), zone: typed('zone') }
    const messages = {
      summaryAt: read.faults.summaryAt && say('o.alerts.summaryWrong'),
      zone: read.faults.zone && say('o.alerts.zoneWrong'),
    }
    return alertsPage(visit, { choice, messages, status: 422 })
  }
  const choice = { kinds, ...read.value }
  await chooseAlerts(parts.db, { organiserId: organiser.id, choice, by, now })
  return visit.back('/o/settings/alerts', { message: 'o.alerts.saved' })
}

function kindsIn(typed: Typed) {
  return ALERT_KINDS.filter((kind) => typed(`kind-${kind}`) === 'yes')
}
