import { type OrganiserRoute, show } from '../route.ts'
import { allFiguresPage } from './all-figures-page.ts'
import { cohortFiguresPage } from './cohort-figures-page.ts'
import { graduatesPage } from './graduates-page.ts'
import { mailFiguresPage } from './mail-figures-page.ts'
import { reasonsPage } from './reasons-page.ts'

/** Figures of a cohort and of all side by side, of mail by domain, and why people left. */
export const FIGURES_ROUTES: readonly OrganiserRoute[] = [
  show('/figures', 'look', allFiguresPage),
  show('/figures/mail', 'look', mailFiguresPage),
  show('/reasons', 'look', reasonsPage),
  show('/cohorts/:slug/figures', 'look', cohortFiguresPage),
  show('/cohorts/:slug/figures/certificates', 'look', graduatesPage),
]
