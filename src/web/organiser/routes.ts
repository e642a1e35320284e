import { ACCOUNT_ROUTES } from './account/account-routes.ts'
import { COHORT_ROUTES } from './cohort/cohort-routes.ts'
import { COHORT_SETTINGS_ROUTES } from './cohort/settings-routes.ts'
import { COHORTS_ROUTES } from './cohorts/cohorts-routes.ts'
import { DECISIONS_ROUTES } from './decisions/decisions-routes.ts'
import { EVENTS_ROUTES } from './events/events-routes.ts'
import { EXPORT_ROUTES } from './export/export-routes.ts'
import { FIGURES_ROUTES } from './figures/figures-routes.ts'
import { IMPORT_ROUTES } from './import/import-routes.ts'
import { JOURNAL_ROUTES } from './journal/journal-routes.ts'
import { ONE_OFF_ROUTES } from './one-offs/one-off-routes.ts'
import { PEOPLE_ROUTES } from './people/people-routes.ts'
import { PROGRAMMES_ROUTES } from './programmes/programmes-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { ALERTS_ROUTES } from './settings/alerts-routes.ts'
import { SETTINGS_ROUTES } from './settings/settings-routes.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  // Before those of one cohort: `new` names none.
  ...COHORTS_ROUTES,
  ...COHORT_ROUTES,
  ...ONE_OFF_ROUTES,
  ...COHORT_SETTINGS_ROUTES,
  ...PROGRAMMES_ROUTES,
  ...PEOPLE_ROUTES,
  ...EXPORT_ROUTES,
  ...IMPORT_ROUTES,
  ...DECISIONS_ROUTES,
  ...ALERTS_ROUTES,
  ...EVENTS_ROUTES,
  ...FIGURES_ROUTES,
  ...JOURNAL_ROUTES,
  ...SETTINGS_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SIGN_OUT_ROUTES,
]
