import type { Logo, PrintBrand } from '../domain/brand.ts'
import { fitted } from '../domain/brand-paths.ts'
import type { Language } from '../language/catalogues.ts'
import { typeset } from './french-marks.ts'
import { add, type Doc, type Element, INK, PAGE, rule } from './pdf-sheet.ts'
import { set } from './pdf-text.ts'

/** In points: between the rules of a masthead. */
const LOGO_BOX = { width: 200, height: 19 }

type Mark = { brand: PrintBrand | undefined; name: string; language: Language }

/**
 * The rules at the head of a document, in the colour of its brand, and on their right whose it is; `name` where there
 * is no brand.
 */
export function writeBrandHead(doc: Doc, root: Element, { brand, name, language }: Mark): void {
  rule(doc, PAGE.top, { width: 3, colour: brand?.accent ?? INK })
  rule(doc, PAGE.top + 26, { width: 0.6, colour: INK })
  const small = { font: 'roman', size: 10.5, features: ['smcp', 'onum'], x: 250, align: 'right' } as const
  const words = typeset(brand?.name ?? name, language)
  if (brand?.png && brand.bytes)
    writeLogo(doc, root, { name: brand.name, png: brand.png, bytes: brand.bytes })
  else add(doc, root, 'P', () => set(doc, words, PAGE.top + 7, small))
}

type PrintedLogo = { name: string; png: Logo; bytes: Uint8Array }

function writeLogo(doc: Doc, root: Element, { name, png, bytes }: PrintedLogo): void {
  const { width, height } = fitted(png, LOGO_BOX)
  const [x, y] = [PAGE.right - width, PAGE.top + 4.5 + (LOGO_BOX.height - height) / 2]
  const draw = () => {
    doc.image(Buffer.from(bytes), x, y, { width, height })
  }
  root.add(doc.struct('Figure', { alt: name }, draw))
}
