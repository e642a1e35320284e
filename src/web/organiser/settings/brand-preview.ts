import { html } from 'hono/html'
import { accentShades } from '../../../domain/accent.ts'
import type { Brand } from '../../../domain/brand.ts'
import { fitted, logoPath } from '../../../domain/brand-paths.ts'
import { contrast } from '../../../domain/contrast.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { keepLogo } from '../../../store/brands.ts'
import type { Visit } from '../visit.ts'
import { brandPage } from './brand-page.ts'
import { type BrandScope, brandScope } from './brand-scope.ts'
import { brandTexts, logosIn } from './brand-texts.ts'
import { readBrand } from './read-brand.ts'

const GROUNDS = {
  light: { paper: '#ffffff', ink: '#17191c' },
  dark: { paper: '#15171a', ink: '#ebe8e2' },
} as const

/** Shows what the form would make of pages and letters, before anything is saved. */
export async function previewBrand(visit: Visit): Promise<Response> {
  const scope = await brandScope(visit)
  if (!scope) return visit.notFound()
  const { c, say, parts, now } = visit
  const form = await c.req.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const present = await logosIn(parts.db, { logo: text('kept-logo'), png: text('kept-png') })
  const read = await readBrand(form, { present, say })
  for (const file of read.files) await keepLogo(parts.db, file, now)
  const seen = text('seen')
  if (!read.ok) return brandPage(visit, { ...read.form, seen })
  return visit.page({
    title: say('o.brand.preview'),
    room: 'settings',
    body: html`<h1>${say('o.brand.preview')}</h1>
${samples(read.brand, visit)}
<p>${say('o.brand.when')}</p>
${saveForm(visit, { scope, brand: read.brand, seen })}`,
  })
}

/** Drawn: a page of ours takes no style but those of its sheet. */
function samples(brand: Brand, { say, language }: Visit): Html {
  const shades = accentShades(brand.accent ?? GROUNDS.light.ink)
  const dark = brand.accent ? shades.dark : GROUNDS.dark.ink
  const ratio = (shade: string, ground: string) =>
    contrast(shade, ground).toLocaleString(language, { maximumFractionDigits: 1 })
  const words = { light: ratio(shades.light, GROUNDS.light.paper), dark: ratio(dark, GROUNDS.dark.paper) }
  return html`<div class="brand-samples">
<figure>${sample(brand, { ...GROUNDS.light, shade: shades.light, say })}<figcaption>${say('o.brand.onPaper')}</figcaption></figure>
<figure>${sample(brand, { ...GROUNDS.dark, shade: dark, say })}<figcaption>${say('o.brand.onDark')}</figcaption></figure>
</div>
<p class="quiet">${say('o.brand.contrast', words)}</p>`
}

type Ground = { paper: string; ink: string; shade: string; say: Visit['say'] }

function sample({ name, logo }: Brand, { paper, ink, shade, say }: Ground): Html {
  return html`<svg viewBox="0 0 360 200" role="img" aria-label="${name}">
<rect width="360" height="200" fill="${paper}"/><rect x="24" y="20" width="312" height="4" fill="${shade}"/>
${logo ? picture(logo) : html`<text x="24" y="58" fill="${ink}" font-size="18" font-weight="600">${name}</text>`}
<rect x="24" y="88" width="312" height="1" fill="${ink}"/>
<text x="24" y="122" fill="${shade}" font-size="15" text-decoration="underline">${say('o.brand.sampleLink')}</text>
<rect x="24" y="142" width="130" height="38" fill="${shade}"/>
<text x="89" y="166" fill="${paper}" font-size="14" font-weight="600" text-anchor="middle">${say('o.brand.sampleButton')}</text>
</svg>`
}

/** On white, for which logos are drawn. */
function picture(logo: NonNullable<Brand['logo']>): Html {
  const { width, height } = fitted(logo, { width: 240, height: 44 })
  return html`<rect x="22" y="32" width="${width + 8}" height="${height + 8}" fill="#ffffff"/><image href="${logoPath(logo)}" x="26" y="36" width="${width}" height="${height}"/>`
}

function saveForm(
  visit: Visit,
  { scope, brand, seen }: { scope: BrandScope; brand: Brand; seen: string },
): Html | '' {
  const { say } = visit
  const texts = { ...brandTexts(brand), seen }
  return visit.form({
    action: `${scope.path}/save`,
    right: 'own',
    content: html`${Object.entries(texts).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${submit(
      { label: say('o.brand.save') },
      html`<a class="button quiet" href="${scope.path}?${new URLSearchParams(texts)}">${say('o.brand.correct')}</a>`,
    )}`,
  })
}

/** The form again, with what was typed and sent before the preview. */
export async function correctBrand(visit: Visit): Promise<Response> {
  const { name, accent = '', logo = '', png = '', seen = '0' } = visit.c.req.query()
  if (name === undefined) return brandPage(visit)
  const logos = await logosIn(visit.parts.db, { logo, png })
  return brandPage(visit, { name, accent, ...logos, seen, messages: {} })
}
