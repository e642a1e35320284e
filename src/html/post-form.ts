import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export type PostForm = {
  action: string
  /** Hidden fields, such as the guard's. */
  hidden: Html
  content: Html
  /** Whether it has a file. */
  multipart?: boolean
}

/** A form that changes something. */
export function postForm({ action, hidden, content, multipart = false }: PostForm): Html {
  return html`<form method="post" action="${action}"${multipart ? html` enctype="multipart/form-data"` : ''}>
${hidden}${content}</form>
`
}

export type Button = { label: string; tone?: 'quiet' | 'danger' | undefined }

/** The button that sends a form; `beside` stands on its line, such as the way back. */
export function submit({ label, tone }: Button, beside?: Html): Html {
  return html`<p class="actions"><button${attributes({ type: 'submit', class: tone })}>${label}</button>${beside ? html`\n${beside}` : ''}</p>
`
}

export type Confirmation = Omit<PostForm, 'content'> & {
  /** What will be done. */
  text: Html
  button: Button
  /** The way back, on the line of the button. */
  beside?: Html
  /** What else is good to know. */
  aside?: string
}

/** Asks before something is done: a page with a button, and no dialog. The link to the page changes nothing. */
export function confirmation({ action, hidden, text, button, beside, aside }: Confirmation): Html {
  return html`${text}
${postForm({ action, hidden, content: submit(button, beside) })}${aside === undefined ? '' : html`<p class="quiet">${aside}</p>`}`
}
