/** A picture that is kept; in pixels. */
export type Logo = { hash: string; type: 'png' | 'svg'; width: number; height: number }

/** Whose name, colour and logo pages, letters and documents show. */
export type Brand = {
  /** One line. */
  name: string
  /** `#rrggbb`, at least 4.5:1 on paper. */
  accent: string | null
  logo: Logo | null
  /** For letters and documents: they show no SVG. */
  png: Logo | null
}

/** The brand of a document, with the bytes of its PNG. */
export type PrintBrand = Pick<Brand, 'name' | 'accent' | 'png'> & { bytes?: Uint8Array }

/** A brand as it was set once; without `brand` it was taken away. `programme`: null for the installation. */
export type BrandVersion = { id: number; programme: string | null; setAt: Date; brand: Brand | null }

/**
 * The brand of a programme, of versions in the order in which they were set: its own, else that of the installation.
 * `before`: only versions that were set before that instant count.
 */
export function brandAmong(
  versions: readonly BrandVersion[],
  { programme, before }: { programme: string | undefined; before?: Date },
): Brand | null {
  const counting = before ? versions.filter(({ setAt }) => setAt < before) : versions
  const newest = (of: string | null) => counting.findLast((version) => version.programme === of)?.brand
  return (programme === undefined ? null : newest(programme)) ?? newest(null) ?? null
}
