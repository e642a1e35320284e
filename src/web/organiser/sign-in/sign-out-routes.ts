import { signOutEverywhere } from '../../../actions/organisers/sign-out.ts'
import { endSession } from '../../../store/sessions.ts'
import { act } from '../route.ts'
import { dropCookie } from '../session-cookie.ts'
import type { Visit } from '../visit.ts'

/** `/o/sign-out`: ends the session of this browser, or all of one's own. */
export const SIGN_OUT_ROUTES = [
  act('/sign-out', 'look', async (visit) => {
    await endSession(visit.parts.db, visit.sessionId)
    return out(visit)
  }),
  act('/sign-out/everywhere', 'look', async (visit) => {
    await signOutEverywhere(visit.parts.db, visit)
    return out(visit)
  }),
]

function out({ c, parts }: Visit): Response {
  dropCookie(c, 'session', parts.publicUrl)
  return c.redirect('/o/sign-in', 303)
}
