import { html } from 'hono/html'
import { beginDraft, saveDraft } from '../../../actions/cohorts/save-draft.ts'
import { scheduleDraft } from '../../../actions/cohorts/schedule-draft.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { type Draft, draftTexts } from '../../../domain/draft.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { typedForm } from '../../typed.ts'
import { forbidden } from '../forbidden.ts'
import { isLive } from '../is-live.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { readDraft, readUnfinished } from './draft-fields.ts'
import { draftMarks } from './draft-form.ts'
import { changedByOthers } from './draft-meanwhile.ts'
import { draftPage } from './draft-page.ts'
import { draftView } from './draft-view.ts'
import { goneDraft } from './gone-draft.ts'
import { keptDraft } from './kept-draft.ts'
import { newDraft, startOf } from './new-draft.ts'
import { faultyProgramme, faultyWords } from './programme-faults.ts'
import { readSentDraft, type SentDraft, shownDraft } from './sent-draft.ts'

/**
 * `POST /o/cohorts/draft`: keeps a draft, as its form comes back by itself while somebody types, or by a button; the other
 * button schedules it too.
 */
export async function postDraft(visit: Visit): Promise<Response> {
  const typed = await typedForm(visit.c)
  const isScheduling = typed('then') === 'schedule'
  if (isScheduling && !visit.may('run')) return forbidden(visit)
  const sent = await readSentDraft(visit, typed, { isScheduling })
  if (!sent) return visit.notFound()
  if ('faulty' in sent)
    return isLive(visit) ? visit.c.html(faultyWords(sent.faulty, visit)) : faultyProgramme(sent.faulty, visit)
  if (sent.isGone) return goneDraft(visit, sent)
  const changed = await changedByOthers(visit, sent)
  if (changed) return changed
  if (isLive(visit)) return keepUnfinished(visit, sent)
  return isScheduling ? schedule(visit, sent) : keep(visit, sent)
}

/** Keeps what can be read of a draft that is being typed, and answers with what it comes to. */
async function keepUnfinished(visit: Visit, sent: SentDraft): Promise<Response> {
  const { edition, texts, kept } = sent
  const { programme } = edition
  const before = kept?.texts ?? startOf(programme, visit.now).texts
  const read = readUnfinished(texts, { kept: before, programme, language: visit.language })
  if (!read.ok) throw new Error(`a draft as it was kept cannot be read: ${Object.keys(read.messages)}`)
  const { slug } = await store(visit, sent, read.draft)
  // Another programme has other fields: the page is loaded anew.
  if (kept && kept.edition.programme.programme !== programme.programme)
    return visit.c.body('', 200, { 'HX-Redirect': `/o/cohorts/${slug}/settings` })
  const shown = { ...shownDraft(sent, read.draft), wrong: read.wrong, keptAt: visit.now }
  const view = await draftView(shown, visit)
  const marks = draftMarks(slug, draftTexts(programme.programme, read.draft))
  return visit.c.html(
    html`${view}<hx-partial hx-target="#draft-marks" hx-swap="innerHTML">${marks}</hx-partial>`,
  )
}

function store(
  { parts: { db }, by, now }: Visit,
  { edition, kept, begins }: SentDraft,
  draft: Draft,
): Promise<Cohort> {
  if (!kept) return beginDraft(db, { slug: begins, edition, draft, by }, now)
  return saveDraft(db, { slug: kept.cohort.slug, edition, draft, by }, now)
}

async function keep(visit: Visit, sent: SentDraft): Promise<Response> {
  const read = readDraft(sent.texts, sent.edition.programme, visit.language)
  if (!read.ok) return again(visit, sent, read.messages)
  const { slug } = await store(visit, sent, read.draft)
  return visit.back(`/o/cohorts/${slug}/settings`, { message: 'o.draft.keptTold' })
}

async function schedule(visit: Visit, sent: SentDraft): Promise<Response> {
  const { parts, by, now, language } = visit
  const read = readDraft(sent.texts, sent.edition.programme, language)
  if (!read.ok) return again(visit, sent, read.messages)
  const { slug } = await store(visit, sent, read.draft)
  const scheduled = await attempt(
    scheduleDraft(parts.db, { slug, by, isTrial: sent.typed('trial') === 'yes' }, now),
  )
  if ('refused' in scheduled) {
    const kept = await keptDraft(visit, slug)
    const field = scheduled.refused === 'to-fill-in' ? 'trial' : 'dayOne'
    return again(visit, { ...sent, kept }, { [field]: refusedSentence(scheduled, visit) })
  }
  return visit.back(`/o/cohorts/${scheduled.slug}/settings`, {
    message: 'o.draft.scheduledTold',
    values: { cohort: scheduled.name },
  })
}

/** The form once more, with what was typed and what is wrong with it. */
function again(visit: Visit, sent: SentDraft, messages: FieldMessages): Promise<Response> {
  const { edition, texts, kept } = sent
  const draft = kept?.draft ?? newDraft(edition.programme, visit.now)
  const named = kept && { slug: kept.cohort.slug, name: kept.cohort.name, texts: kept.texts }
  return draftPage({ shown: shownDraft(sent, draft), kept: named, texts, messages, status: 422 }, visit)
}
