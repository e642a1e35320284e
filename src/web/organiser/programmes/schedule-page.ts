import { html } from 'hono/html'
import { authorsDesk, textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { isBehind } from '../../../actions/programmes/keep-draft.ts'
import { lettersTaken } from '../../../actions/programmes/lesson-title.ts'
import { textIn } from '../../../actions/programmes/programme-folder.ts'
import { checkShared } from '../../../actions/programmes/shared-file.ts'
import { layoutPath } from '../../../domain/programme-file.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { discardForm } from './draft-desk.ts'
import { keptWords } from './draft-standing.ts'
import { lineMarks } from './line-marks.ts'
import { programmeTabs } from './programme-tabs.ts'
import { sampleLetters, samplePart } from './sample-preview.ts'
import { type ShownSchedule, scheduleForm, titledLessons } from './schedule-form.ts'
import type { SharedVisit } from './with-shared.ts'

/** What was typed and could not be kept, and why. */
export type RefusedEdit = { typed: Typed; why: 'o.schedule.asText' | 'o.schedule.outrun'; status: 409 | 422 }

/** `…/schedule`: what organisers change of a schedule, as a form. */
export function schedulePage(visit: SharedVisit): Promise<Response> {
  return scheduleWith(visit)
}

/** The same with what was typed and could not be kept. */
export async function scheduleWith(visit: SharedVisit, refused?: RefusedEdit): Promise<Response> {
  const { say, home, title: programme } = visit
  const title = say('o.schedule.title', { programme })
  const why = refused ? html`<p class="message" role="alert">${say(refused.why)}</p>\n` : ''
  const body = html`<p class="kicker"><a href="${home}">${programme}</a></p>
<h1>${title}</h1>
${programmeTabs(visit, 'form')}
${why}${await standing(visit)}${await formPart(visit, refused?.typed)}${discardForm({ file: visit.file, path: `${home}/schedule/text` }, visit)}`
  return visit.page({ title, room: 'cohorts', body, status: refused?.status })
}

/** What the form shows; undefined where the schedule cannot be read. */
export async function shownSchedule(visit: SharedVisit): Promise<ShownSchedule | undefined> {
  const { parts, programme, organiser, edition, file } = visit
  if (!edition) return undefined
  const { drafts } = await authorsDesk(parts, { programme, organiserId: organiser.id })
  const hasOwnLayout = (await textIn(file.folder, layoutPath(programme))) !== null
  const taken = await lettersTaken(file.folder, programme)
  return { edition, hasOwnLayout, taken, lessons: titledLessons(edition, drafts) }
}

async function formPart(visit: SharedVisit, typed: Typed | undefined): Promise<Html> {
  const shown = await shownSchedule(visit)
  if (!shown)
    return html`<p><a href="${visit.home}/schedule/text">${visit.say('o.schedule.unread')}</a></p>\n`
  const preview = await samplePart({ visit, asked: { look: 'phone', day: 1 }, isRight: true })
  return html`<div class="lesson-desk"><div>${scheduleForm({ ...shown, typed }, visit)}</div>
<section class="lesson-look"><h2>${visit.say('o.sample.title')}</h2>
${preview}</section></div>
`
}

/** Whether there is a draft, and what is wrong with the schedule as it is by now; each mistake leads to the text. */
async function standing(visit: SharedVisit): Promise<Html> {
  const { file, edition, parts, home } = visit
  const path = `${home}/schedule/text`
  const zone = edition?.programme.zone ?? (await homeZone(parts.db))
  const marks = await checkShared(file, { edition, letters: sampleLetters })
  const errors = marks.filter(({ isError }) => isError)
  const isOld = file.draft && isBehind(file.draft, file.published)
  const behind = isOld
    ? html`<p class="message" role="alert"><a href="${path}">${visit.say('o.schedule.behind')}</a></p>\n`
    : ''
  return html`${keptWords({ file, zone }, visit)}${behind}${errors.length === 0 ? '' : lineMarks(errors, { text: textInHand(file), language: edition?.programme.language }, visit, path)}`
}
