import { html } from 'hono/html'
import { placesToFillIn } from '../../../actions/cohorts/places-to-fill-in.ts'
import { writtenProgrammes } from '../../../actions/cohorts/written-programmes.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'
import { draftForm } from './draft-form.ts'
import { draftView, type ShownDraft } from './draft-view.ts'

export type DraftPage = {
  shown: ShownDraft
  /** The draft as it is kept; undefined before. */
  kept: { slug: string; name: string; texts: FieldTexts } | undefined
  texts: FieldTexts
  messages?: FieldMessages
  /** What others changed meanwhile. */
  notice?: Html | ''
  status?: 409 | 422
}

/** The page on which a cohort is filled in. */
export async function draftPage(page: DraftPage, visit: Visit): Promise<Response> {
  const { shown, kept, texts, messages = {}, notice = '', status } = page
  const { say, parts } = visit
  const { programme } = shown.edition
  const programmes = await writtenProgrammes(parts)
  const isFilled = placesToFillIn(shown.edition).length === 0
  const form = {
    programme,
    isFilled,
    programmes,
    slug: kept?.slug,
    texts,
    seen: kept?.texts ?? texts,
    messages,
  }
  const title = kept?.name ?? say('o.newCohort.title')
  const head = kept
    ? cohortHead({ slug: kept.slug, name: kept.name, state: 'draft' }, 'settings', visit)
    : html`<h1>${title}</h1>`
  const body = html`${head}
${notice}${draftForm(form, await draftView(shown, visit), visit)}${kept ? dropForm(kept.slug, visit) : ''}`
  return visit.page({ title, room: 'cohorts', body, ...(status === undefined ? {} : { status }) })
}

function dropForm(slug: string, { say, form }: Visit): Html | '' {
  return form({
    action: `/o/cohorts/${slug}/drop`,
    right: 'write',
    content: html`<p class="actions"><button type="submit" class="danger">${say('o.draft.drop')}</button></p>
`,
  })
}
