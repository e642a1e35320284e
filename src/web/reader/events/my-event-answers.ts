import { z } from 'zod'
import type { ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import { type RegisterOutcome, register, unregister } from '../../../actions/events/register.ts'
import { form, type Typed } from '../../../html/form.ts'
import { keepLanguage } from '../../language.ts'
import type { Place } from '../me/place.ts'
import { eventPath, type Wish } from './event-form.ts'
import { safeAddress } from './event-view.ts'

/** What was done on the page of an event. */
export type Done = RegisterOutcome | 'unregistered' | 'not-registered'

/** Does what a button on the page of an event asks for, and leads back to the page, or on to the sign-up of a mooc. */
export async function answerWish(typed: Typed, course: ReaderWithEvent, place: Place): Promise<Response> {
  const { wish } = WISH.take(typed)
  return wish === undefined ? back(course, place) : WISHES[wish](course, place)
}

const WISH = form(z.object({ wish: z.enum(['register', 'unregister', 'go']).optional().catch(undefined) }), {
  fields: { wish: [] },
})

const WISHES: Readonly<Record<Wish, (course: ReaderWithEvent, place: Place) => Promise<Response>>> = {
  async register(course, place) {
    // The way to a mooc is `go`: nothing here says that somebody went there.
    if (course.found.state.facts.kind !== 'webinar') return back(course, place)
    return back(course, place, await enter(course, place))
  },

  async unregister(course, place) {
    const { db, clock } = place.parts
    const hadOne = await unregister(db, wanted(course), clock)
    return back(course, place, hadOne ? 'unregistered' : 'not-registered')
  },

  async go(course, place) {
    const { state, outsideUrl } = course.found
    // Of the programme, never of the request: nobody can have us lead people elsewhere.
    const url = safeAddress(outsideUrl)
    if (state.facts.kind !== 'mooc' || url === undefined) return back(course, place)
    const outcome = await enter(course, place)
    const goes = outcome === 'registered' || outcome === 'already'
    return goes ? place.c.redirect(url, 303) : back(course, place, outcome)
  },
}

function enter(course: ReaderWithEvent, { parts: { db, clock } }: Place): Promise<RegisterOutcome> {
  return register(db, wanted(course), clock)
}

function wanted({ reader: { enrolmentId }, found: { event } }: ReaderWithEvent) {
  return { enrolmentId, event }
}

function back({ found: { event } }: ReaderWithEvent, place: Place, done?: Done): Response {
  const query = done === undefined ? '' : `?done=${done}`
  return place.c.redirect(keepLanguage(place.c, `${eventPath(place, event)}${query}`), 303)
}
