import { accentShades } from '../domain/accent.ts'
import { type Brand, brandAmong } from '../domain/brand.ts'
import { fitted, logoPath } from '../domain/brand-paths.ts'
import type { LetterBrand } from '../letters/letter-brand.ts'
import type { LetterSetting } from './letter-setting.ts'

/**
 * In milliseconds. A brand that is set in this very moment may be seen by one try of a letter and not by the next: letters
 * take those that have been there for a while, so that the same delivery always has the same bytes.
 */
const SETTLED_MS = 60_000

/** In pixels. */
const LOGO_BOX = { width: 240, height: 48 }
const INK = '#22262b'

type Occasion = { setting: LetterSetting; writtenAt: Date; publicUrl: string }

/** The brand of a letter: as it was when the letter was first written, whenever it is tried again. */
export function letterBrand({ setting, writtenAt, publicUrl }: Occasion): LetterBrand | undefined {
  const before = new Date(writtenAt.getTime() - SETTLED_MS)
  const brand = brandAmong(setting.brands, { programme: setting.edition.programme.programme, before })
  if (!brand) return undefined
  const { light, dark } = accentShades(brand.accent ?? INK)
  return { name: brand.name, light, dark, ...logoOf(brand, publicUrl) }
}

/** Mail programs load pictures from https alone. */
function logoOf({ png }: Brand, publicUrl: string): Pick<LetterBrand, 'logo'> {
  if (!png || !publicUrl.startsWith('https://')) return {}
  return { logo: { url: `${publicUrl}${logoPath(png)}`, ...fitted(png, LOGO_BOX) } }
}
