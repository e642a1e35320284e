import { html } from 'hono/html'
import { CNIL, type PrivacyNotice } from '../../../domain/privacy.ts'
import { RETAINED, type Retention } from '../../../domain/retention.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { type Say, sayIn } from '../../../language/say.ts'

export type DataSections = { notices: readonly PrivacyNotice[]; retention: Retention; language: Language }

/** A heading of the level that the page around has for it. */
type Heading = (words: string) => Html

/** What readers are told about their data (GDPR, art. 13): for each controller, then what holds for all. */
export function dataSections({ notices, retention, language }: DataSections, heading: Heading): Html {
  const say = sayIn(language)
  return html`${notices.map((notice) => controllerPart(notice, { language, heading }))}${heading(say('privacy.kept.title'))}
<p>${say('privacy.kept.text')}</p>
${heading(say('privacy.howLong.title'))}
<ul>
${RETAINED.map((kind) => html`<li>${say(`privacy.howLong.${kind}`, { period: period(retention[kind], say) })}</li>\n`)}</ul>
${heading(say('privacy.rights.title'))}
<p>${say('privacy.rights.text')}</p>
${notices.length === 0 ? authorityPart(undefined, say) : ''}`
}

function controllerPart(
  { titles, sender, privacy }: PrivacyNotice,
  { language, heading }: { language: Language; heading: Heading },
): Html {
  const say = sayIn(language)
  const courses = new Intl.ListFormat(language).format(titles)
  const controller = privacy?.controller
  return html`${heading(say('privacy.courses', { courses }))}
<p>${
    controller
      ? say('privacy.controller', controller)
      : say('privacy.noController', { sender: sender.name, postal: sender.postal, address: sender.address })
  }${controller?.dpo === undefined ? '' : html` ${say('privacy.dpo', { dpo: controller.dpo })}`}</p>
<p>${privacy?.purposes ?? say('privacy.purposes')} ${say(`privacy.basis.${privacy?.basis ?? 'consent'}`)}</p>
<p>${say('privacy.recipients', {
    relay: privacy?.relay ?? say('privacy.notNamed'),
    host: privacy?.host ?? say('privacy.notNamed'),
  })}</p>
${authorityPart(privacy?.authority, say)}`
}

function authorityPart(authority: typeof CNIL = CNIL, say: Say): Html {
  return html`<p>${say('privacy.authority')} <a href="${authority.url}">${authority.name}</a></p>
`
}

const YEAR = 365

/** A number of days, in years where it is some. */
function period(days: number, say: Say): string {
  return days % YEAR === 0
    ? say('privacy.period.years', { count: days / YEAR })
    : say('privacy.period.days', { count: days })
}
