import { DECISIONS_ROUTES } from './decisions/decisions-routes.ts'
import { EXPORT_ROUTES } from './export/export-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { ALERTS_ROUTES } from './settings/alerts-routes.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  ...DECISIONS_ROUTES,
  ...ALERTS_ROUTES,
  ...EXPORT_ROUTES,
  ...SIGN_OUT_ROUTES,
]
