import type { Brand, PrintBrand } from '../../domain/brand.ts'
import { findLogo } from '../../store/brands.ts'
import type { Database } from '../../store/database.ts'

/** A brand as documents need it: with the bytes of its PNG. */
export async function printBrand(
  db: Database,
  brand: Brand | null | undefined,
): Promise<PrintBrand | undefined> {
  if (!brand) return undefined
  const logo = brand.png && (await findLogo(db, brand.png.hash))
  return logo ? { ...brand, bytes: logo.bytes } : brand
}
