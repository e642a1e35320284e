import { html } from 'hono/html'
import type { FileInHand } from '../../../actions/programmes/file-in-hand.ts'
import { type KeptDraft, keepDraft } from '../../../actions/programmes/keep-draft.ts'
import { hashOrNull } from '../../../actions/programmes/programme-folder.ts'
import { type FileDraft, fileText } from '../../../domain/programme-file.ts'
import type { Typed } from '../../../html/form.ts'
import { rebaseFileDraft } from '../../../store/file-drafts.ts'
import { isLive } from '../is-live.ts'
import type { DraftView } from './draft-desk.ts'
import type { OutrunText } from './draft-standing.ts'
import type { ProgrammeVisit } from './with-programme.ts'

export type PostedDraft = {
  file: FileInHand
  /** The address of its page, and with the preview that was asked for. */
  path: string
  shown: string
  /** What its text comes to, and its page, once `draft` is what is kept. */
  view: (draft: FileDraft, outrun: OutrunText | undefined) => Promise<DraftView>
  page: (draft: FileDraft, outrun: OutrunText) => Promise<Response>
}

/** Keeps the text of a draft, as its form comes back by itself while somebody types, or by one of its buttons. */
export async function postDraft(visit: ProgrammeVisit, typed: Typed, posted: PostedDraft): Promise<Response> {
  const kept = await keepTyped(visit, posted.file.path, typed)
  const outrun = 'other' in kept ? { typed: fileText(typed('text')), other: kept.other } : undefined
  const draft = 'other' in kept ? kept.other : kept.kept
  if (isLive(visit)) return visit.c.html(await liveAnswer(await posted.view(draft, outrun)))
  if (outrun) return posted.page(draft, outrun)
  return leadOn(visit, typed, posted)
}

function keepTyped(
  { parts, organiser, programme, now }: ProgrammeVisit,
  path: string,
  typed: Typed,
): Promise<KeptDraft> {
  return keepDraft(parts.db, {
    ...{ organiserId: organiser.id, path, programme, now, text: typed('text') },
    beganHash: typed('began') || null,
    page: typed('page'),
    // « Keep what is here »: the other text was seen.
    seen: Number(typed('over') || typed('seen')) || 0,
  })
}

/** All but the fields: whatever is typed meanwhile stays where it is. */
function liveAnswer({ state, preview }: DraftView) {
  return html`${preview}<hx-partial hx-target="#lesson-state" hx-swap="innerHTML">${state}</hx-partial>`
}

async function leadOn(visit: ProgrammeVisit, typed: Typed, { file, shown }: PostedDraft): Promise<Response> {
  const { home, parts, organiser } = visit
  if (typed('then') === 'publish') return visit.back(`${home}/publish`)
  if (typed('then') !== 'compared') return visit.back(shown, { message: 'o.lesson.keptTold' })
  const beganHash = hashOrNull(file.published)
  await rebaseFileDraft(parts.db, { organiserId: organiser.id, path: file.path, beganHash })
  return visit.back(shown, { message: 'o.lesson.comparedTold' })
}
