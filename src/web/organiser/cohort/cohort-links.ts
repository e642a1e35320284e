import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import type { Message } from '../../../language/catalogues.ts'
import { assetAddress, COPY_SCRIPT } from '../../assets.ts'
import type { Visit } from '../visit.ts'
import { qrCode } from './qr-code.ts'

type Linked = Pick<Cohort, 'slug' | 'start' | 'archive'> & { programme: string }

/** Where people sign up for a cohort. */
export function joinAddress(
  { slug, programme }: Pick<Linked, 'slug' | 'programme'>,
  publicUrl: string,
): string {
  return `${publicUrl}/p/${programme}/join?cohort=${slug}`
}

/** The addresses of a cohort to pass on, and a QR code of where people sign up. */
export function cohortLinks(cohort: Linked, { say, parts }: Visit): Html {
  const { slug, programme, start, archive } = cohort
  const { publicUrl } = parts
  const join = joinAddress(cohort, publicUrl)
  const all: (readonly [string, Message & `o.cohortLinks.${string}`, string])[] = [
    ['join', 'o.cohortLinks.join', join],
    ...(start === 'fixed' ? [['feed', 'o.cohortLinks.feed', `${publicUrl}/c/${slug}.ics`] as const] : []),
    ['pdf', 'o.cohortLinks.pdf', `${publicUrl}/p/${programme}/programme.pdf?cohort=${slug}`],
    ...(archive === 'open' ? [['archive', 'o.cohortLinks.archive', `${publicUrl}/c/${slug}`] as const] : []),
  ]
  return html`<section class="cohort-links">
<h2>${say('o.cohortLinks.title')}</h2>
<div class="links">
${all.map(
  ([
    name,
    label,
    url,
  ]) => html`<div class="field"><label for="link-${name}">${say(label as 'o.cohortLinks.join')}</label>
<div class="with-copy"><input id="link-${name}" type="text" readonly value="${url}">
<button type="button" class="quiet" data-copies="link-${name}" data-done="${say('o.cohortLinks.copied')}" hidden>${say('o.cohortLinks.copy')}</button></div></div>
`,
)}</div>
<div class="qr-box">${qrCode(join, say('o.cohortLinks.qr'))}
<p><a href="/o/cohorts/${slug}/qr.svg" download="${slug}.svg">${say('o.cohortLinks.qrFile')}</a></p></div>
<script src="${assetAddress(COPY_SCRIPT)}" defer></script>
</section>
`
}
