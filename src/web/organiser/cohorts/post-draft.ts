import { html } from 'hono/html'
import { beginDraft, saveDraft } from '../../../actions/cohorts/save-draft.ts'
import { scheduleDraft } from '../../../actions/cohorts/schedule-draft.ts'
import { writtenProgramme } from '../../../actions/cohorts/written-programmes.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { type Draft, draftTexts } from '../../../domain/draft.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { attempt } from '../../../domain/refusal.ts'
import { refusalWords } from '../../../domain/refusal-words.ts'
import type { Typed } from '../../../html/form.ts'
import { typedForm } from '../../typed.ts'
import { forbidden } from '../forbidden.ts'
import { changedMeanwhile, meanwhileNotice, mergedTexts } from '../seen-form.ts'
import type { Visit } from '../visit.ts'
import { readDraft, readUnfinished } from './draft-fields.ts'
import { draftMarks } from './draft-form.ts'
import { draftPage } from './draft-page.ts'
import { typedTexts } from './draft-texts.ts'
import { draftView, type ShownDraft } from './draft-view.ts'
import { type KeptDraft, keptDraft } from './kept-draft.ts'
import { faultyProgramme } from './new-cohort-page.ts'
import { newDraft } from './new-draft.ts'

/** A draft as it came, beside what is kept of it. */
type Sent = { typed: Typed; edition: Edition; texts: FieldTexts; kept: KeptDraft | undefined }

/**
 * `POST /o/cohorts/draft`: keeps a draft, as its form comes back by itself while somebody types, or by a button; the other
 * button schedules it too.
 */
export async function postDraft(visit: Visit): Promise<Response> {
  const typed = await typedForm(visit.c)
  const isScheduling = typed('then') === 'schedule'
  if (isScheduling && !visit.may('run')) return forbidden(visit)
  const written = await writtenProgramme(visit.parts.root, typed('programme'))
  if (!written) return visit.notFound()
  if (!written.ok) return faultyProgramme(written, visit)
  const slug = typed('draft')
  const kept = slug === '' ? undefined : await keptDraft(visit, slug)
  if (slug !== '' && !kept) return visit.notFound()
  const { edition } = written
  const sent = { typed, edition, texts: typedTexts(typed, edition.programme), kept }
  const others = kept ? await othersChanged(visit, sent, kept) : undefined
  if (others) return others
  if (visit.c.req.header('HX-Request')) return keepUnfinished(visit, sent)
  return isScheduling ? schedule(visit, sent) : keep(visit, sent)
}

/** The form once more, with what somebody else has changed since it was shown; nothing is overwritten. */
async function othersChanged(visit: Visit, sent: Sent, kept: KeptDraft): Promise<Response | undefined> {
  const { typed, texts: own, edition } = sent
  const stored = kept.texts
  const changes = await changedMeanwhile(visit, { cohortId: kept.cohort.id, typed, stored })
  if (changes.length === 0) return undefined
  const notice = meanwhileNotice(changes, visit, kept.cohort.zone)
  const shown = shownOf({ ...sent, edition: kept.edition }, kept.draft, visit)
  if (visit.c.req.header('HX-Request')) return visit.c.html(await draftView(shown, visit, notice))
  const texts = mergedTexts(typed, { own, stored })
  const read = readUnfinished(texts, { kept: stored, programme: edition.programme, language: visit.language })
  const named = { slug: kept.cohort.slug, name: kept.cohort.name, texts: stored }
  const merged = { ...shown, edition, draft: read.ok ? read.draft : kept.draft }
  return draftPage({ shown: merged, kept: named, texts, notice, status: 409 }, visit)
}

function shownOf({ edition, kept }: Sent, draft: Draft, { now }: Visit): ShownDraft {
  return { edition, draft, people: kept?.people, wrong: {}, keptAt: now }
}

/** Keeps what can be read of a draft that is being typed, and answers with what it comes to. */
async function keepUnfinished(visit: Visit, sent: Sent): Promise<Response> {
  const { edition, texts, kept } = sent
  const { programme } = edition
  const before = kept?.texts ?? draftTexts(programme.programme, newDraft(programme, visit.now))
  const read = readUnfinished(texts, { kept: before, programme, language: visit.language })
  if (!read.ok) throw new Error(`a draft as it was kept cannot be read: ${Object.keys(read.messages)}`)
  const { slug } = await store(visit, sent, read.draft)
  // Another programme has other fields: the page is loaded anew.
  if (kept && kept.edition.programme.programme !== programme.programme)
    return visit.c.body('', 200, { 'HX-Redirect': `/o/cohorts/${slug}/settings` })
  const view = await draftView({ ...shownOf(sent, read.draft, visit), wrong: read.wrong }, visit)
  const marks = draftMarks(slug, draftTexts(programme.programme, read.draft))
  return visit.c.html(
    html`${view}<hx-partial hx-target="#draft-marks" hx-swap="outerHTML">${marks}</hx-partial>`,
  )
}

function store({ parts: { db }, by, now }: Visit, { edition, kept }: Sent, draft: Draft): Promise<Cohort> {
  if (!kept) return beginDraft(db, { edition, draft, by }, now)
  return saveDraft(db, { slug: kept.cohort.slug, edition, draft, by }, now)
}

async function keep(visit: Visit, sent: Sent): Promise<Response> {
  const read = readDraft(sent.texts, sent.edition.programme, visit.language)
  if (!read.ok) return again(visit, sent, read.messages)
  const { slug } = await store(visit, sent, read.draft)
  return visit.back(`/o/cohorts/${slug}/settings`, { message: 'o.draft.keptTold' })
}

async function schedule(visit: Visit, sent: Sent): Promise<Response> {
  const { parts, by, now, language } = visit
  const read = readDraft(sent.texts, sent.edition.programme, language)
  if (!read.ok) return again(visit, sent, read.messages)
  const { slug } = await store(visit, sent, read.draft)
  const scheduled = await attempt(scheduleDraft(parts.db, { slug, by }, now))
  if ('refused' in scheduled && scheduled.refused !== 'rehearsed-change') {
    const kept = await keptDraft(visit, slug)
    return again(visit, { ...sent, kept }, { dayOne: refusalWords(scheduled, { language }) })
  }
  if ('refused' in scheduled) throw new Error('only a rehearsal refuses so')
  return visit.back(`/o/cohorts/${scheduled.slug}/settings`, {
    message: 'o.draft.scheduledTold',
    values: { cohort: scheduled.name },
  })
}

/** The form once more, with what was typed and what is wrong with it. */
function again(
  visit: Visit,
  sent: Sent,
  messages: Readonly<Record<string, string | undefined>>,
): Promise<Response> {
  const { edition, texts, kept } = sent
  const draft = kept?.draft ?? newDraft(edition.programme, visit.now)
  const named = kept && { slug: kept.cohort.slug, name: kept.cohort.name, texts: kept.texts }
  const shown = { ...shownOf(sent, draft, visit), keptAt: undefined }
  return draftPage({ shown, kept: named, texts, messages, status: 422 }, visit)
}
