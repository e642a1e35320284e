import { COHORT_SETTINGS_ROUTES } from './cohort/settings-routes.ts'
import { COHORTS_ROUTES } from './cohorts/cohorts-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  ...COHORTS_ROUTES,
  ...COHORT_SETTINGS_ROUTES,
  ...SIGN_OUT_ROUTES,
]
