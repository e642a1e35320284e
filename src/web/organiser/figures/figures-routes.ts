import { type OrganiserRoute, show } from '../route.ts'
import { allFiguresPage } from './all-figures-page.ts'
import { cohortFiguresPage } from './cohort-figures-page.ts'
import { graduatesPage } from './graduates-page.ts'
import { reasonsPage } from './reasons-page.ts'

/** Figures of a cohort and of all side by side, and why people left. */
export const FIGURES_ROUTES: readonly OrganiserRoute[] = [
  show('/figures', 'look', allFiguresPage),
  show('/reasons', 'look', reasonsPage),
  show('/cohorts/:slug/figures', 'look', cohortFiguresPage),
  show('/cohorts/:slug/figures/certificates', 'look', graduatesPage),
]
