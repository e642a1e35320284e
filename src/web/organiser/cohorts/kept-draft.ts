import { cohortDraft, type StoredDraft } from '../../../actions/cohorts/cohort-draft.ts'
import { sketchedProgramme } from '../../../actions/cohorts/written-programmes.ts'
import { draftTexts } from '../../../domain/draft.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { attempt } from '../../../domain/refusal.ts'
import { countPeople } from '../../../store/drafts.ts'
import type { Visit } from '../visit.ts'
import { draftPage } from './draft-page.ts'

export type KeptDraft = StoredDraft & { texts: FieldTexts; people: number }

/** A draft with its fields as texts; undefined where there is none any more. */
export async function keptDraft({ parts: { db } }: Visit, slug: string): Promise<KeptDraft | undefined> {
  const stored = await attempt(cohortDraft(db, slug))
  if ('refused' in stored) return undefined
  const texts = draftTexts(stored.edition.programme.programme, stored.draft)
  return { ...stored, texts, people: await countPeople(db, stored.cohort.id) }
}

/** The page of a draft that is kept, with its programme as it is written now. */
export async function keptDraftPage(visit: Visit, kept: KeptDraft): Promise<Response> {
  const { cohort, draft, texts, people } = kept
  const shown = {
    edition: await editionNow(visit, kept),
    draft,
    kept: { slug: cohort.slug, people },
    wrong: {},
    keptAt: undefined,
  }
  return draftPage({ shown, kept: { slug: cohort.slug, name: cohort.name, texts }, texts }, visit)
}

/** The programme as it is written now; as it was when the draft was kept, while its files have mistakes. */
async function editionNow({ parts }: Visit, { edition }: StoredDraft): Promise<Edition> {
  const written = await sketchedProgramme(parts, edition.programme.programme)
  return written?.ok ? written.edition : edition
}
