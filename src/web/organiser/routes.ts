import { EXPORT_ROUTES } from './export/export-routes.ts'
import { IMPORT_ROUTES } from './import/import-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  ...EXPORT_ROUTES,
  ...IMPORT_ROUTES,
  ...SIGN_OUT_ROUTES,
]
