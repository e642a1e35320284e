import { randomBytes } from 'node:crypto'
import { html } from 'hono/html'
import { beganFrom, type FileInHand, textInHand } from '../../../actions/programmes/file-in-hand.ts'
import type { Html } from '../../../html/html.ts'
import { MOST_BYTES } from '../../../letters/limits.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** What a text comes to: how it stands, with what is wrong in it, and what it makes. */
export type DraftView = { state: Html; preview: Html }

export type DraftDesk = {
  file: FileInHand
  /** The address of its page. */
  path: string
  /** What is typed; undefined for what is kept. */
  text?: string | undefined
  label: string
  hint: string
  /** The language of the text; that of the page when left out. */
  lang?: string
  /** How the preview is asked for. */
  fields: Html
  view: DraftView
}

/**
 * The editor beside what its text comes to. While somebody types, a script of ours sends the form: the text is kept,
 * and all but the fields comes back, so that nothing that is typed meanwhile is lost. Without the script it is kept by
 * its button.
 */
export function draftDesk(desk: DraftDesk, visit: ProgrammeVisit): Html {
  const { path, file, fields, view } = desk
  const content = html`${marksOfPage(file)}<div class="lesson-desk" hx-post="${path}" hx-trigger="input delay:500ms, change delay:100ms" hx-sync="this:queue last" hx-target="#lesson-view" hx-swap="innerMorph">
<div class="lesson-text">
${textArea(desk)}<div id="lesson-state" data-unkept="${visit.say('o.lesson.unkept')}">${view.state}</div>
${draftButtons(visit)}</div>
<div class="lesson-look">
${fields}<div id="lesson-view">${view.preview}</div>
</div>
</div>`
  return visit.form({ action: path, right: 'write', content }) || html``
}

/** Which draft the page shows, and which page it is: two pages of one author overwrite nothing of each other. */
export function marksOfPage({ draft, published }: FileInHand): Html {
  const page = randomBytes(8).toString('hex')
  const began = beganFrom({ draft, published })
  return html`<input type="hidden" name="page" value="${page}">
<input type="hidden" name="seen" value="${draft?.version ?? 0}">
<input type="hidden" name="began" value="${began ?? ''}">
`
}

/** No spelling check of the browser: it would mark each key of the front matter. */
function textArea({ file, text, label, hint, lang }: DraftDesk): Html {
  return html`<div class="field">
<label for="text">${label}</label>
<p class="hint" id="text-hint">${hint}</p>
<textarea id="text" name="text" rows="28" maxlength="${MOST_BYTES}"${lang === undefined ? '' : html` lang="${lang}"`} aria-describedby="text-hint">
${text ?? textInHand(file)}</textarea>
</div>
`
}

export function draftButtons({ say }: ProgrammeVisit): Html {
  return html`<p class="actions"><button type="submit" name="then" value="publish">${say('o.lesson.toPublish')}</button>
<button type="submit" name="then" value="keep" class="quiet">${say('o.lesson.keep')}</button></p>
`
}

/** Behind a second step: there is no way back. */
export function discardForm(
  { file: { draft }, path }: Pick<DraftDesk, 'file' | 'path'>,
  visit: ProgrammeVisit,
): Html | '' {
  const { say, form } = visit
  if (!draft) return ''
  const content = html`<p class="actions"><button type="submit" class="danger">${say('o.lesson.discard')}</button></p>
`
  return html`<details class="chooser"><summary>${say('o.lesson.discardTitle')}</summary>
<p>${say('o.lesson.discardMeans')}</p>
${form({ action: `${path}/discard`, right: 'write', content })}</details>
`
}
