import type { Brand, Logo } from '../../../domain/brand.ts'
import { findLogo } from '../../../store/brands.ts'
import type { Database } from '../../../store/database.ts'

/** A brand as hidden fields and addresses say it: logos by their hashes. */
export function brandTexts({ name, accent, logo, png }: Brand): Record<string, string> {
  return { name, accent: accent ?? '', ...logoTexts({ logo, png }) }
}

export function logoTexts({ logo, png }: Pick<Brand, 'logo' | 'png'>): { logo: string; png: string } {
  return { logo: logo?.hash ?? '', png: png?.hash ?? '' }
}

/** The logos that texts name, as far as they are kept. */
export async function logosIn(
  db: Database,
  { logo, png }: { logo: string; png: string },
): Promise<Pick<Brand, 'logo' | 'png'>> {
  const found = await logoAt(db, png)
  return { logo: await logoAt(db, logo), png: found?.type === 'png' ? found : null }
}

async function logoAt(db: Database, hash: string): Promise<Logo | null> {
  const found = /^[0-9a-f]{32}$/.test(hash) ? await findLogo(db, hash) : undefined
  if (!found) return null
  const { bytes: _, ...logo } = found
  return logo
}
