import { html } from 'hono/html'
import { sketchedProgramme, type WrittenProgramme } from '../../../actions/cohorts/written-programmes.ts'
import { authorsDesk } from '../../../actions/programmes/file-in-hand.ts'
import { sketchInHand } from '../../../actions/programmes/lesson-in-hand.ts'
import type { Edition } from '../../../domain/edition.ts'
import { layoutPath, schedulePath } from '../../../domain/programme-file.ts'
import type { Html } from '../../../html/html.ts'
import { type DraftedFile, draftedFiles } from '../../../store/file-drafts.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { faultyWords } from '../cohorts/programme-faults.ts'
import { courseIn } from '../courses.ts'
import { listOrCalendar } from '../list-or-calendar.ts'
import { cohortsPart } from './cohorts-part.ts'
import { conflictsPart } from './conflicts-part.ts'
import { draftStates, lessonList } from './lesson-list.ts'
import { programmeCalendar } from './programme-calendar.ts'
import { publicationsPart } from './publications-part.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** `/o/programmes/:programme`: its lessons, who is writing what, and which cohorts have other words. */
export async function programmePage(visit: ProgrammeVisit): Promise<Response> {
  const { parts, programme, title, say } = visit
  const written = await sketchedProgramme(parts, programme)
  if (!written) return visit.notFound()
  const drafts = await draftedFiles(parts.db, programme)
  const body = html`<p class="kicker"><a href="/o/programmes">${say('o.programmes.title')}</a></p>
<h1>${title}</h1>
${await conflictsPart(visit)}
${await waysOn(visit, drafts)}
${await cohortsPart(visit)}
${await lessons(visit, written, drafts)}
${await publicationsPart(visit)}`
  return visit.page({ title, room: 'cohorts', body })
}

/** One's own drafts are what one publishes. */
async function waysOn(visit: ProgrammeVisit, drafts: readonly DraftedFile[]): Promise<Html | ''> {
  const { say, home, programme, organiser, may } = visit
  if (!may('write')) return ''
  const own = drafts.filter(({ organiserId }) => organiserId === organiser.id).length
  const publish =
    own === 0
      ? ''
      : html`<a class="button" href="${home}/publish">${say('o.programme.publish', { files: own })}</a> `
  const cohort = html`<a href="/o/cohorts/new?programme=${programme}">${say('o.today.step.cohortWay')}</a> `
  return html`<p class="actions">${publish}${cohort}<a href="${home}/schedule">${say('o.shared.way')}</a> <a href="${home}/files">${say('o.files.way')}</a></p>
${await sharedDrafts(visit, drafts)}`
}

/** Who is writing the schedule or the layout. */
async function sharedDrafts(visit: ProgrammeVisit, drafts: readonly DraftedFile[]): Promise<Html | ''> {
  const zone = await homeZone(visit.parts.db)
  const shared = [schedulePath(visit.programme), layoutPath(visit.programme)]
  const words = shared.flatMap((path) => draftStates(path, { drafts, zone }, visit))
  return words.length === 0 ? '' : html`<p>${visit.say('o.shared.drafts')} ${words}</p>\n`
}

/** The lessons as they would be with one's own drafts of the schedule and the layout. */
async function editionShown(visit: ProgrammeVisit, edition: Edition): Promise<Edition> {
  const { parts, programme, organiser } = visit
  const desk = await authorsDesk(parts, { programme, organiserId: organiser.id })
  return desk.drafts.length === 0 ? edition : ((await sketchInHand(desk, programme)) ?? edition)
}

async function lessons(
  visit: ProgrammeVisit,
  written: WrittenProgramme,
  drafts: readonly DraftedFile[],
): Promise<Html> {
  if (!written.ok) return faultyWords(written, visit)
  const { say } = visit
  const course = await courseIn(await editionShown(visit, written.edition))
  const { views, isCalendar } = listOrCalendar(visit)
  const shown = isCalendar ? programmeCalendar(course, visit) : lessonList(course, { drafts, visit })
  return html`<section>
<h2>${say('o.programme.lessons')}</h2>
${views}${shown}</section>
`
}
