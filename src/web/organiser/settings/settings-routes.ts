import { html } from 'hono/html'
import type { Right } from '../../../domain/rights.ts'
import type { Html } from '../../../html/html.ts'
import { show } from '../route.ts'
import type { Visit } from '../visit.ts'
import { BRAND_ROUTES } from './brand-routes.ts'
import { CEILINGS_ROUTES } from './ceilings-routes.ts'
import { DOCTOR_ROUTES } from './doctor-routes.ts'
import { TEAM_ROUTES } from './team-routes.ts'

/** What can be set, in the order of a first week. `text` says what is behind the link. */
const WAYS = [
  { path: '/o/settings/team', title: 'o.team.title', text: 'o.team.about', right: 'own' },
  { path: '/o/settings/brand', title: 'o.brand.title', text: 'o.brand.about', right: 'own' },
  { path: '/o/settings/alerts', title: 'o.alerts.title', text: 'o.settings.alertsAbout', right: 'look' },
  { path: '/o/settings/ceilings', title: 'o.ceilings.title', text: 'o.ceilings.about', right: 'own' },
  { path: '/o/settings/doctor', title: 'o.doctor.title', text: 'o.doctor.about', right: 'run' },
  { path: '/o/account', title: 'o.account.title', text: 'o.account.about', right: 'look' },
] as const satisfies readonly { path: string; title: string; text: string; right: Right }[]

/** `/o/settings`: the ways to what can be set. */
export const SETTINGS_ROUTES = [
  show('/settings', 'look', (visit) =>
    visit.page({ title: visit.say('o.settings.title'), room: 'settings', body: settingsBody(visit) }),
  ),
  ...TEAM_ROUTES,
  ...BRAND_ROUTES,
  ...CEILINGS_ROUTES,
  ...DOCTOR_ROUTES,
]

function settingsBody({ say, may }: Visit): Html {
  return html`<h1>${say('o.settings.title')}</h1>
<ul class="settings-ways">
${WAYS.filter(({ right }) => may(right)).map(
  ({ path, title, text }) => html`<li><a href="${path}">${say(title)}</a><p>${say(text)}</p></li>\n`,
)}</ul>`
}
