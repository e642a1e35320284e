import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import { keepLanguage } from '../../language.ts'
import { myPath, type Place } from '../me/place.ts'

/** What a button on the page of an event asks for. `go`: on to the sign-up of a mooc. */
export type Wish = 'register' | 'unregister' | 'go'

type Ask = { event: string; wish: Wish; button: string; isQuiet?: boolean }

/** A button that posts to the page of an event. */
export function eventForm(place: Place, { event, wish, button, isQuiet = false }: Ask): Html {
  const path = eventPath(place, event)
  return postForm({
    action: keepLanguage(place.c, path),
    hidden: html`${place.parts.guard.field(path)}<input type="hidden" name="wish" value="${wish}">\n`,
    content: submit({ label: button, tone: isQuiet ? 'quiet' : undefined }),
  })
}

/** The path of the page of an event for one reader. */
export function eventPath(place: Pick<Place, 'c'>, event: string): string {
  return myPath(place, `events/${event}`)
}
