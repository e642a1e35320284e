import { ACCOUNT_ROUTES } from './account/account-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { SETTINGS_ROUTES } from './settings/settings-routes.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  ...SETTINGS_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SIGN_OUT_ROUTES,
]
