import type { OrganiserStage } from './organiser-stage/organiser-stage.ts'

/** Addresses of one route on a stage: pages in the shell of organisers, and what is no page, such as files and frames. */
export type RoutePaths = { pages?: readonly string[]; files?: readonly string[] }

const MARS = '/o/cohorts/mars'
const LESSON = `${MARS}/letters/jour-17`
const APRIL = '/o/cohorts/avril'
const COURSE = '/o/programmes/21-jours-pour-convaincre'

/** Where each page of the organisers is found on a stage, by the path of its route. */
export function organiserPaths({
  draft,
  imports,
  letters,
  oneOffs,
}: OrganiserStage): Record<string, RoutePaths> {
  const { unknown, held, bounced } = letters
  const decide = (sample: number, decision: string) =>
    `/o/decisions/confirm?sample=${sample}&decision=${decision}`
  const list = (id: number, rest = '') => `${APRIL}/import/${id}${rest}`
  return {
    '/': { pages: ['/o'] },
    '/cohorts': { pages: ['/o/cohorts'] },
    '/cohorts/new': { pages: ['/o/cohorts/new'] },
    '/cohorts/:slug': {
      pages: [MARS, APRIL, ...['paix', 'janvier', 'fevrier', draft.slug].map((slug) => `/o/cohorts/${slug}`)],
    },
    '/cohorts/:slug/pause': { pages: [`${MARS}/pause`] },
    '/cohorts/:slug/change': {
      pages: [
        `${MARS}/change`,
        `${APRIL}/change?lesson=2&on=2027-04-20&at=08:00&zone=Europe/Paris&days.monday=on&days.tuesday=on&days.friday=on&offDay=shift`,
      ],
    },
    '/cohorts/:slug/correct': { pages: [`${MARS}/correct`, `${APRIL}/correct`] },
    '/cohorts/:slug/resume': { pages: [`${MARS}/resume`, '/o/cohorts/paix/resume'] },
    '/cohorts/:slug/waiting': { pages: [`${MARS}/waiting`, '/o/cohorts/paix/waiting'] },
    '/cohorts/:slug/rehearsal': {
      pages: [`${MARS}/rehearsal`, `${APRIL}/rehearsal`, '/o/cohorts/paix/rehearsal'],
    },
    '/cohorts/:slug/rehearsal/report/:file{.+}': { files: [`${MARS}/rehearsal/report/report.html`] },
    '/cohorts/:slug/letters/:letter': { pages: [LESSON, `${LESSON}?look=text`, `${LESSON}?look=phone`] },
    '/cohorts/:slug/letters/:letter/frame': { files: [`${LESSON}/frame?look=desktop`] },
    '/cohorts/:slug/letters/:letter/test': { pages: [`${LESSON}/test`] },
    '/cohorts/:slug/letters/:letter/again': { pages: [`${LESSON}/again`] },
    '/cohorts/:slug/one-offs': { pages: [`${MARS}/one-offs`, '/o/cohorts/paix/one-offs'] },
    '/cohorts/:slug/one-offs/:id': {
      // Being written, being written with mistakes, to come, paused.
      pages: Object.values(oneOffs).map((id) => `${MARS}/one-offs/${id}`),
    },
    '/cohorts/:slug/one-offs/:id/send': {
      pages: [
        `${MARS}/one-offs/${oneOffs.draft}/send?when=later&date=2027-03-18&at=07:00`,
        `${MARS}/one-offs/${oneOffs.mistaken}/send`,
      ],
    },
    '/cohorts/:slug/settings': { pages: [`${MARS}/settings`, `/o/cohorts/${draft.slug}/settings`] },
    '/cohorts/:slug/joining': {
      pages: [`${MARS}/joining`, `${MARS}/joining?capacity=2&lateJoiners=from-day-one`],
    },
    '/cohorts/:slug/qr.svg': { files: [`${MARS}/qr.svg`] },
    '/cohorts/:slug/cancel': { pages: [`${MARS}/cancel`] },
    '/programmes': { pages: ['/o/programmes'] },
    '/programmes/new': { pages: ['/o/programmes/new'] },
    '/programmes/:programme': { pages: [COURSE, `${COURSE}?view=calendar`] },
    '/programmes/:programme/publish': { pages: [`${COURSE}/publish`] },
    '/programmes/:programme/files': { pages: [`${COURSE}/files`] },
    '/programmes/:programme/programme.zip': { files: [`${COURSE}/programme.zip`] },
    '/programmes/:programme/schedule': { pages: [`${COURSE}/schedule`] },
    '/programmes/:programme/schedule/text': { pages: [`${COURSE}/schedule/text?day=2&look=text`] },
    '/programmes/:programme/schedule/text/frame': { files: [`${COURSE}/schedule/text/frame?look=dark`] },
    '/programmes/:programme/layout': {
      pages: [`${COURSE}/layout`, '/o/programmes/letters-that-teach/layout'],
    },
    '/programmes/:programme/layout/frame': { files: [`${COURSE}/layout/frame?look=dark`] },
    '/programmes/:programme/lessons/:day': {
      pages: [`${COURSE}/lessons/9?look=phone`, `${COURSE}/lessons/9?look=text&cohort=none`],
    },
    '/programmes/:programme/lessons/:day/frame': { files: [`${COURSE}/lessons/9/frame?look=dark`] },
    '/people': { pages: ['/o/people', '/o/people?q=ma&outcome=bounced'] },
    '/people/:person': {
      // Reading, with a corrected address, having left, paused, moved, erased, with a long name, waiting to confirm.
      pages: [1, 4, 7, 11, 13, 14, 34, 38].map((id) => `/o/people/${id}`),
    },
    '/people/:person/resend': { pages: [`/o/people/${bounced.person}/resend?delivery=${bounced.id}`] },
    '/people/:person/address': { pages: ['/o/people/1/address', '/o/people/4/address'] },
    '/people/:person/name': { pages: ['/o/people/34/name'] },
    '/people/:person/erase': { pages: ['/o/people/1/erase'] },
    '/cohorts/:slug/people': { pages: [`${MARS}/people`, `${MARS}/people?letter=jour-17&outcome=missing`] },
    '/cohorts/:slug/people/move': { pages: [`${MARS}/people/move?state=going&to=avril`] },
    '/cohorts/:slug/people/new': { pages: [`${MARS}/people/new`] },
    '/export/:file': { files: ['/o/export/people.csv?cohort=mars'] },
    '/cohorts/:slug/import': { pages: [`${APRIL}/import`] },
    '/cohorts/:slug/import/:id': { pages: Object.values(imports).map((id) => list(id)) },
    '/cohorts/:slug/import/:id/bad-lines.csv': { files: [list(imports.ready, '/bad-lines.csv')] },
    '/cohorts/:slug/import/:id/undo': { pages: [list(imports.done, '/undo')] },
    '/decisions': { pages: ['/o/decisions'] },
    '/decisions/confirm': { pages: [decide(unknown, 'submitted'), decide(held, 'resend')] },
    '/decisions/bounces': { pages: ['/o/decisions/bounces'] },
    '/decisions/replies': { pages: ['/o/decisions/replies'] },
    '/decisions/suppressions': { pages: ['/o/decisions/suppressions'] },
    '/decisions/suppressions/lift': { pages: ['/o/decisions/suppressions/lift?address=odile@example.org'] },
    '/settings/alerts': { pages: ['/o/settings/alerts'] },
    '/settings/doctor': { pages: ['/o/settings/doctor'] },
    '/settings/ceilings': { pages: ['/o/settings/ceilings'] },
    '/cohorts/:slug/events': { pages: [`${MARS}/events`, `${APRIL}/events`] },
    '/cohorts/:slug/events/:event': {
      pages: [`${MARS}/events/webinaire`, `${APRIL}/events/webinaire`, `${MARS}/events/mooc`],
    },
    '/cohorts/:slug/events/:event/plan': {
      pages: [
        `${APRIL}/events/webinaire/plan?wish=move&moment=start&date=2027-04-21&at=18:30`,
        `${APRIL}/events/webinaire/plan?wish=cancel`,
      ],
    },
    '/figures': { pages: ['/o/figures'] },
    '/figures/mail': { pages: ['/o/figures/mail'] },
    '/reasons': { pages: ['/o/reasons'] },
    '/cohorts/:slug/figures': { pages: [`${MARS}/figures`] },
    '/cohorts/:slug/figures/certificates': { pages: [`${MARS}/figures/certificates`] },
    '/journal': { pages: ['/o/journal', '/o/journal?about=events&cohort=avril'] },
    '/settings': { pages: ['/o/settings'] },
    '/settings/team': { pages: ['/o/settings/team'] },
    '/settings/team/:organiser': { pages: ['/o/settings/team/2', '/o/settings/team/3'] },
    '/settings/team/:organiser/remove': { pages: ['/o/settings/team/2/remove'] },
    '/settings/brand': { pages: ['/o/settings/brand'] },
    '/settings/brand/of/:programme': {
      pages: ['/o/settings/brand/of/essai', '/o/settings/brand/of/21-jours-pour-convaincre'],
    },
    '/account': { pages: ['/o/account'] },
  }
}
