import { isLive } from '../is-live.ts'
import { changedMeanwhile, meanwhileNotice, mergedTexts } from '../seen-form.ts'
import type { Visit } from '../visit.ts'
import { readUnfinished } from './draft-fields.ts'
import { draftPage } from './draft-page.ts'
import { draftView } from './draft-view.ts'
import { type SentDraft, shownDraft } from './sent-draft.ts'

/**
 * The form once more, where somebody else has changed the draft since it was shown: nothing is overwritten, and nothing is
 * kept yet.
 */
export async function changedByOthers(visit: Visit, sent: SentDraft): Promise<Response | undefined> {
  const { typed, texts: own, edition, kept } = sent
  if (!kept) return undefined
  const { cohort, texts: stored } = kept
  const changes = await changedMeanwhile(visit, { cohortId: cohort.id, typed, stored })
  if (changes.length === 0) return undefined
  const notice = meanwhileNotice(changes, visit, cohort.zone)
  if (isLive(visit)) {
    const shown = shownDraft({ ...sent, edition: kept.edition }, kept.draft)
    return visit.c.html(await draftView(shown, visit, notice))
  }
  const texts = mergedTexts(typed, { own, stored })
  const read = readUnfinished(texts, {
    kept: stored,
    programme: edition.programme,
    language: visit.language,
  })
  const shown = shownDraft(sent, read.ok ? read.draft : kept.draft)
  const named = { slug: cohort.slug, name: cohort.name, texts: stored }
  return draftPage({ shown, kept: named, texts, notice, status: 409 }, visit)
}
