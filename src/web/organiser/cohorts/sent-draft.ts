import { type WrittenProgramme, writtenProgramme } from '../../../actions/cohorts/written-programmes.ts'
import type { Draft } from '../../../domain/draft.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import type { Typed } from '../../../html/form.ts'
import { isSlugTaken } from '../../../store/drafts.ts'
import type { Visit } from '../visit.ts'
import { readNewSlug } from './draft-slug.ts'
import { typedTexts } from './draft-texts.ts'
import type { ShownDraft } from './draft-view.ts'
import { type KeptDraft, keptDraft } from './kept-draft.ts'

/** A draft as its form came back, beside what is kept of it. */
export type SentDraft = {
  typed: Typed
  edition: Edition
  texts: FieldTexts
  kept: KeptDraft | undefined
  /** The slug under which it begins, where it is not kept. */
  begins: string | undefined
  /** Whether it was given up or scheduled since its form was shown. */
  isGone: boolean
}

export type FaultyProgramme = Extract<WrittenProgramme, { ok: false }>

/**
 * Reads which draft came back. While the files of its programme have mistakes, a draft that is kept stays with the edition
 * that had none; `faulty` is where there is no such edition, or where the draft is to be scheduled. Undefined where there
 * is no such programme.
 */
export async function readSentDraft(
  visit: Visit,
  typed: Typed,
  { isScheduling }: { isScheduling: boolean },
): Promise<SentDraft | { faulty: FaultyProgramme } | undefined> {
  const slug = typed('draft')
  const written = await writtenProgramme(visit.parts, typed('programme'))
  const begins = readNewSlug(typed('begins'))
  const kept = await keptDraft(visit, slug || (begins ?? ''))
  if (!written) return undefined
  const edition = written.ok ? written.edition : lastChecked(kept, written.name)
  if (!written.ok && (!edition || isScheduling)) return { faulty: written }
  const isGone = !kept && (slug !== '' || (await isSlugTaken(visit.parts.db, begins ?? '')))
  return edition && { typed, edition, texts: typedTexts(typed, edition.programme), kept, begins, isGone }
}

function lastChecked(kept: KeptDraft | undefined, programme: string): Edition | undefined {
  return kept?.edition.programme.programme === programme ? kept.edition : undefined
}

/** The draft as it is shown with its answer. */
export function shownDraft({ edition, kept }: SentDraft, draft: Draft): ShownDraft {
  const shown = kept && { slug: kept.cohort.slug, people: kept.people }
  return { edition, draft, kept: shown, wrong: {}, keptAt: undefined }
}
