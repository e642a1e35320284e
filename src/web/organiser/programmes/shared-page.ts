import { html } from 'hono/html'
import { textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { dropDraft } from '../../../actions/programmes/keep-draft.ts'
import { checkShared, editionOfShared, type SharedFile } from '../../../actions/programmes/shared-file.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { assetAddress, EDITOR_SCRIPT } from '../../assets.ts'
import { typedForm } from '../../typed.ts'
import { type DraftView, discardForm, draftDesk } from './draft-desk.ts'
import { type OutrunText, standingWords } from './draft-standing.ts'
import { lineMarks } from './line-marks.ts'
import { postDraft } from './post-draft.ts'
import { programmeTabs } from './programme-tabs.ts'
import {
  type AskedSample,
  askedSample,
  sampleFields,
  sampleLetters,
  samplePart,
  sampleQuery,
} from './sample-preview.ts'
import type { SharedVisit } from './with-shared.ts'

/** The text of one of them, with what is wrong at its line, beside a letter that it makes. */
export function sharedPage(visit: SharedVisit): Promise<Response> {
  return inPage(
    visit,
    askedSample((name) => visit.c.req.query(name) ?? ''),
  )
}

/** `POST`: keeps the text of a draft. */
export async function postShared(visit: SharedVisit): Promise<Response> {
  const typed: Typed = await typedForm(visit.c)
  const asked = askedSample(typed)
  const by = async (draft: SharedFile['draft']) => {
    const file = { ...visit.file, draft }
    return { ...visit, file, edition: await editionOfShared(file) }
  }
  return postDraft(visit, typed, {
    ...{ file: visit.file, path: visit.path, shown: `${visit.path}?${sampleQuery(asked)}` },
    view: async (draft, outrun) => viewOf(await by(draft), asked, outrun),
    page: async (draft, outrun) => inPage(await by(draft), asked, outrun),
  })
}

/** `POST …/discard`: gives a draft up. */
export async function discardShared({ parts, organiser, file, home, back }: SharedVisit): Promise<Response> {
  await dropDraft(parts.db, { organiserId: organiser.id, path: file.path })
  return back(home, { message: 'o.lesson.discarded' })
}

async function viewOf(visit: SharedVisit, asked: AskedSample, outrun?: OutrunText): Promise<DraftView> {
  const { file, edition, path, parts } = visit
  const marks = await checkShared(file, { edition, letters: sampleLetters })
  const zone = edition?.programme.zone ?? (await homeZone(parts.db))
  const standing = { file, path, zone, behind: 'o.shared.behind' } as const
  return {
    state: html`${standingWords(standing, visit, outrun)}${lineMarks(marks, { text: textInHand(file), language: edition?.programme.language }, visit)}`,
    preview: await samplePart({ visit, asked, isRight: !marks.some(({ isError }) => isError) }),
  }
}

async function inPage(visit: SharedVisit, asked: AskedSample, outrun?: OutrunText): Promise<Response> {
  const { file, say, home, title: programme } = visit
  const { kind } = file
  const title = say(`o.${kind}.title`, { programme })
  const body = html`<p class="kicker"><a href="${home}">${programme}</a></p>
<h1>${title}</h1>
${programmeTabs(visit, kind === 'schedule' ? 'text' : 'layout')}
${file.draft || file.published !== null ? await desk(visit, asked, outrun) : beginForm(visit)}`
  return visit.page({ title, room: 'cohorts', body, status: outrun ? 409 : undefined })
}

async function desk(visit: SharedVisit, asked: AskedSample, outrun?: OutrunText): Promise<Html> {
  const { file, path, say, edition } = visit
  const { kind } = file
  const shown = { label: say(`o.${kind}.text`), hint: say(`o.${kind}.textHint`) }
  const view = await viewOf(visit, asked, outrun)
  const fields = sampleFields(asked, edition, visit)
  return html`${draftDesk({ file, path, text: outrun?.typed, ...shown, fields, view }, visit)}
${discardForm({ file, path }, visit)}<script src="${assetAddress(EDITOR_SCRIPT)}" defer></script>`
}

/** A programme without a layout of its own has the one that comes with the service. */
function beginForm({ say, form, home }: SharedVisit): Html {
  const content = html`<p class="actions"><button type="submit" class="quiet">${say('o.layout.begin')}</button> <a href="${home}/schedule">${say('o.layout.colours')}</a></p>
`
  return html`<p>${say('o.layout.builtIn')}</p>
${form({ action: `${home}/layout/begin`, right: 'write', content })}`
}
