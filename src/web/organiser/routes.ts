import { PEOPLE_ROUTES } from './people/people-routes.ts'
import type { OrganiserRoute } from './route.ts'
import { SIGN_OUT_ROUTES } from './sign-in/sign-out-routes.ts'
import { TODAY_ROUTES } from './today/today-routes.ts'

/** Every page and form of the organisers who are signed in. */
export const ORGANISER_ROUTES: readonly OrganiserRoute[] = [
  ...TODAY_ROUTES,
  ...PEOPLE_ROUTES,
  ...SIGN_OUT_ROUTES,
]
