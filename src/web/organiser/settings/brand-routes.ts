import { LARGEST_LOGO } from '../../../actions/brand/read-logo.ts'
import type { OrganiserRoute } from '../route.ts'
import { act, show } from '../route.ts'
import { correctBrand, previewBrand } from './brand-preview.ts'
import { saveBrand, takeBrandAway } from './save-brand.ts'

/** Two logos and the rest of the form; a file that is larger is refused in words when it is not much larger. */
const LARGEST_FORM = 4 * LARGEST_LOGO

/** `/o/settings/brand` for the installation, `/o/settings/brand/of/<programme>` for a programme. */
export const BRAND_ROUTES: readonly OrganiserRoute[] = [
  '/settings/brand',
  '/settings/brand/of/:programme',
].flatMap((path) => [
  show(path, 'own', correctBrand),
  act(path, 'own', previewBrand, { largest: LARGEST_FORM }),
  act(`${path}/save`, 'own', saveBrand),
  act(`${path}/remove`, 'own', takeBrandAway),
])
