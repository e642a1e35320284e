import { html } from 'hono/html'
import { show } from '../route.ts'

/** `/o`: what needs somebody, what leaves next, what left. */
export const TODAY_ROUTES = [
  show('/', 'look', (visit) =>
    visit.page({
      title: visit.say('o.today.title'),
      room: 'today',
      body: html`<h1>${visit.say('o.today.title')}</h1>`,
    }),
  ),
]
