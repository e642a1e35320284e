import { html } from 'hono/html'
import { isLive } from '../is-live.ts'
import type { Visit } from '../visit.ts'
import { readUnfinished } from './draft-fields.ts'
import { draftPage } from './draft-page.ts'
import { draftView } from './draft-view.ts'
import { startOf } from './new-draft.ts'
import { type SentDraft, shownDraft } from './sent-draft.ts'

/** The form once more, where its draft was given up or scheduled meanwhile: what was typed begins another. */
export async function goneDraft(visit: Visit, sent: SentDraft): Promise<Response> {
  const { edition, texts } = sent
  const { programme } = edition
  const start = startOf(programme, visit.now)
  const read = readUnfinished(texts, { kept: start.texts, programme, language: visit.language })
  const shown = shownDraft(sent, read.ok ? read.draft : start.draft)
  const notice = html`<p class="note wrong" role="alert">${visit.say('o.draft.gone')}</p>`
  if (isLive(visit)) return visit.c.html(await draftView(shown, visit, notice))
  return draftPage({ shown, kept: undefined, texts, notice, status: 409 }, visit)
}
