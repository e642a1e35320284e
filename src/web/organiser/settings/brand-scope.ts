import { type Brand, type BrandVersion, brandAmong } from '../../../domain/brand.ts'
import { listProgrammes, newestBrands } from '../../../store/brands.ts'
import type { Visit } from '../visit.ts'

/** Of what the brand is that a page shows: of the installation, or of one programme. */
export type BrandScope = {
  /** Null for the installation. */
  programme: string | null
  title: string
  path: string
  /** The version that was set last, if any. */
  present: BrandVersion | undefined
  /** What it looks like now, by its own brand or that of the installation. */
  shown: Brand | null
  versions: readonly BrandVersion[]
  programmes: readonly { programme: string; title: string }[]
}

/** The scope that the address names; undefined where there is no such programme. */
export async function brandScope({ c, parts, say }: Visit): Promise<BrandScope | undefined> {
  const named = c.req.param('programme')
  const programmes = await listProgrammes(parts.db)
  const versions = await newestBrands(parts.db)
  const found = programmes.find(({ programme }) => programme === named)
  if (named !== undefined && !found) return undefined
  const programme = found?.programme ?? null
  return {
    programme,
    title: found ? say('o.brand.ofProgramme', { programme: found.title }) : say('o.brand.title'),
    path: found ? `/o/settings/brand/of/${found.programme}` : '/o/settings/brand',
    present: versions.find((version) => version.programme === programme),
    shown: brandAmong(versions, { programme: found?.programme }),
    versions,
    programmes,
  }
}
