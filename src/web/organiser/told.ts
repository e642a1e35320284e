import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import { notice } from '../../html/notice.ts'
import { postForm, submit } from '../../html/post-form.ts'
import type { Message } from '../../language/catalogues.ts'
import type { Say } from '../../language/say.ts'

/** What the page after a change says: what was done, and how to take it back. */
export type Told = {
  message: Message
  values?: Readonly<Record<string, string | number>>
  undo?: { action: string; label: Message; fields?: Readonly<Record<string, string>> }
}

/** The sentence, with the button that takes the change back. It was stored by us: see `Visit.back`. */
export function toldNotice(told: Told | null, say: Say, guardField: (path: string) => Html): Html | '' {
  if (!told) return ''
  const { message, values, undo } = told
  const words = (say as (message: Message, values?: object) => string)(message, values)
  if (!undo) return notice(words)
  const fields = Object.entries(undo.fields ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<div class="note told" role="status"><p>${words}</p>
${postForm({
  action: undo.action,
  hidden: html`${guardField(undo.action)}${fields}`,
  content: submit({ label: say(undo.label as 'form.back'), tone: 'quiet' }),
})}</div>`
}
