import { setBrand } from '../../../actions/brand/set-brand.ts'
import type { Brand } from '../../../domain/brand.ts'
import { attempt } from '../../../domain/refusal.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { brandPage } from './brand-page.ts'
import { type BrandScope, brandScope } from './brand-scope.ts'
import { brandTexts, logosIn } from './brand-texts.ts'
import { readBrandTexts } from './read-brand.ts'

/** Saves what was previewed, or what an undo puts back. */
export async function saveBrand(visit: Visit): Promise<Response> {
  const scope = await brandScope(visit)
  if (!scope) return visit.notFound()
  const typed = await typedForm(visit.c)
  const logos = await logosIn(visit.parts.db, { logo: typed('logo'), png: typed('png') })
  // A form of ours has been read already: whoever sends another is told what is wrong with it.
  const read = readBrandTexts({ name: typed('name'), accent: typed('accent') }, visit.say)
  const { name, accent, messages } = read
  if (messages.name ?? messages.accent)
    return brandPage(visit, { name, accent: accent ?? '', ...logos, messages })
  const brand = { name, accent, ...logos }
  return change(visit, { scope, brand, seen: Number(typed('seen')) })
}

/** Leaves a programme that of the installation, and the installation none. */
export async function takeBrandAway(visit: Visit): Promise<Response> {
  const scope = await brandScope(visit)
  if (!scope) return visit.notFound()
  const typed = await typedForm(visit.c)
  return change(visit, { scope, brand: null, seen: Number(typed('seen')) })
}

type Change = { scope: BrandScope; brand: Brand | null; seen: number }

async function change(visit: Visit, { scope, brand, seen }: Change): Promise<Response> {
  const { parts, by, now } = visit
  const { programme, path, present } = scope
  const saved = await attempt(setBrand(parts.db, { programme, brand, seen, by, now }))
  if (typeof saved !== 'number') {
    const messages = { name: refusedSentence(saved, visit) }
    const { name = '', accent, logo = null, png = null } = brand ?? {}
    return brandPage(visit, { name, accent: accent ?? '', logo, png, messages })
  }
  const before = present?.brand
  const undo = {
    action: before ? `${path}/save` : `${path}/remove`,
    label: 'o.brand.undo',
    fields: { ...(before ? brandTexts(before) : {}), seen: String(saved) },
  } as const
  return visit.back(path, { message: 'o.brand.saved', undo })
}
