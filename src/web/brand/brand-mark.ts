import { html } from 'hono/html'
import type { Brand } from '../../domain/brand.ts'
import { fitted, logoPath } from '../../domain/brand-paths.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'

const PRODUCT = 'Feuilleton'
/** In pixels. */
const LOGO_BOX = { width: 240, height: 48 }

/** Who knows whose page it is: the context of a request, by `knowBrands`. */
export type Branded = { get(name: 'brand'): Brand | null | undefined }

/** What stands in the title of a document, after the name of its page. */
export function brandName(brand: Brand | null): string {
  return brand?.name ?? PRODUCT
}

/** What stands at the top of a page: a logo, or a name. */
export function brandMark(brand: Brand | null): Html | string {
  if (!brand?.logo) return brandName(brand)
  const { width, height } = fitted(brand.logo, LOGO_BOX)
  return html`<img src="${logoPath(brand.logo)}" alt="${brand.name}" width="${width}" height="${height}">`
}

/** Names the product at the foot of a page that shows a brand. */
export function madeWith(brand: Brand | null, language: Language): Html | '' {
  return brand ? html`\n<footer class="made-with">${sayIn(language)('o.brand.footer')}</footer>` : ''
}
