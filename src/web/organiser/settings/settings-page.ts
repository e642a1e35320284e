import { html } from 'hono/html'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import type { Visit, VisitPage } from '../visit.ts'

type SettingsPage = Pick<VisitPage, 'title' | 'status'> & {
  /** What is wrong with what was typed, by field. */
  messages?: FieldMessages | undefined
  content: Html
}

/** One page of the settings, with the way up to all of them. */
export function settingsPage(
  visit: Visit,
  { title, status, messages = {}, content }: SettingsPage,
): Promise<Response> {
  return visit.page({
    title,
    room: 'settings',
    status,
    body: html`<p class="kicker"><a href="/o/settings">${visit.say('o.settings.title')}</a></p>
<h1>${title}</h1>
${errorSummary(messages, visit.language)}${content}`,
  })
}
