import { html } from 'hono/html'
import { keepLanguage } from '../../language.ts'
import type { Html } from '../../page.ts'
import { myPath, type Place } from '../me/place.ts'

/** What a button on the page of an event asks for. `go`: on to the sign-up of a mooc. */
export type Wish = 'register' | 'unregister' | 'go'

type Ask = { event: string; wish: Wish; button: string; isQuiet?: boolean }

/** A button that posts to the page of an event. */
export function eventForm(place: Place, { event, wish, button, isQuiet = false }: Ask): Html {
  const path = eventPath(place, event)
  return html`<form method="post" action="${keepLanguage(place.c, path)}">
${place.parts.guard.field(path)}<input type="hidden" name="wish" value="${wish}">
<p class="actions"><button type="submit"${isQuiet ? html` class="quiet"` : ''}>${button}</button></p>
</form>
`
}

/** The path of the page of an event for one reader. */
export function eventPath(place: Pick<Place, 'c'>, event: string): string {
  return myPath(place, `events/${event}`)
}
