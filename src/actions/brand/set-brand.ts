import type { Brand, BrandVersion } from '../../domain/brand.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { addBrand, dropUnusedLogos, newestBrands, takeBrands } from '../../store/brands.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'

/** In milliseconds: a logo that was only looked at is kept for a day, so that its form can still be sent. */
const KEEP_UNUSED_MS = 24 * 60 * 60_000

export type BrandChange = {
  /** Null for the installation. */
  programme: string | null
  /** Null takes the brand away: a programme then has that of the installation. */
  brand: Brand | null
  /** The version that whoever asks saw; 0 where there was none. */
  seen: number
  by: Author
  now: Date
}

/**
 * Sets a brand; pages have it at once, letters from those that are written a minute later. The version it became.
 * @throws Refused when somebody else has set it meanwhile.
 */
export async function setBrand(db: Database, change: BrandChange): Promise<number> {
  const { programme, brand, seen, by, now } = change
  return inTransaction(db, async (tx) => {
    await takeBrands(tx)
    const present = (await newestBrands(tx)).find((version) => version.programme === programme)
    if (isSame(present?.brand ?? null, brand)) return present?.id ?? 0
    if ((present?.id ?? 0) !== seen) throw new Refused({ refused: 'brand-changed-meanwhile' })
    const id = await addBrand(tx, { programme, brand, now })
    await dropUnusedLogos(tx, new Date(now.getTime() - KEEP_UNUSED_MS))
    const [before, after] = [factsOf(present), factsOf({ brand })]
    await writeEntry(tx, { by, at: now, deed: { act: 'brand-set', programme, before, after } })
    return id
  })
}

function isSame(one: Brand | null, other: Brand | null): boolean {
  const parts = (brand: Brand | null) =>
    JSON.stringify(brand && [brand.name, brand.accent, brand.logo?.hash, brand.png?.hash])
  return parts(one) === parts(other)
}

/** As the journal keeps a brand: « Petit cycle, #1a4585, logo 3f2a91c0 ». */
function factsOf(version: Pick<BrandVersion, 'brand'> | undefined): string {
  const brand = version?.brand
  if (!brand) return '–'
  const logo = brand.logo && `logo ${brand.logo.hash.slice(0, 8)}`
  return [brand.name, brand.accent, logo].filter(Boolean).join(', ')
}
