import type { OrganiserStage } from './organiser-stage/organiser-stage.ts'

/** A form that is sent from a page, with what is typed into it, and the status that answers. */
export type SentForm = {
  on: string
  action: string
  typed?: Readonly<Record<string, string>>
  /** A CSV file, by the name of its field. */
  file?: { name: string; text: string }
  status: 200 | 409 | 422
}

const MARS = '/o/cohorts/mars'
const APRIL = '/o/cohorts/avril'
const JOINING = `${MARS}/joining?capacity=70&lateJoiners=from-day-one`
const TEST = `${MARS}/letters/jour-17`

/** Forms whose answer is a page that no address shows: refused with what is wrong, overtaken by somebody else, previews. */
export function sentForms({ draft, imports, letters }: OrganiserStage): SentForm[] {
  const refused = (on: string, action: string, typed: SentForm['typed'] = {}): SentForm => ({
    ...{ on, action, typed, status: 422 },
  })
  const same = (path: string, typed: SentForm['typed'] = {}) => refused(path, path, typed)
  const confirm = `/o/decisions/confirm?sample=${letters.unknown}&decision=submitted`
  const list = `${APRIL}/import/${imports.ready}`
  return [
    refused(`/o/cohorts/${draft.slug}/settings`, '/o/cohorts/draft', {
      ...{ name: '', dayOne: '', at: '25:00', capacity: 'forty', skipped: 'Easter', then: 'keep' },
    }),
    refused(JOINING, `${MARS}/joining`, { capacity: '-3' }),
    same(`${TEST}/test`, { to: 'nobody' }),
    refused(TEST, `${TEST}/as`, { address: 'nobody' }),
    same(`${MARS}/people/new`, { address: 'nobody@' }),
    same('/o/people/1/address', { address: 'nobody@' }),
    refused('/o/people/1', '/o/people/1/courses/1/pause', { 'until-1': '2020-01-01' }),
    refused('/o/people/7', '/o/people/7/courses/7/back', { 'basis-7': '' }),
    same(`${APRIL}/import`),
    refused(list, `${list}/start`, { basis: '' }),
    refused(confirm, '/o/decisions/decide', { note: '' }),
    refused('/o/decisions/suppressions', '/o/decisions/suppressions/add', { address: 'nobody' }),
    same('/o/settings/team', { name: '', address: 'nobody' }),
    same('/o/settings/brand', { name: '', accent: '#fffffe' }),
    refused('/o/settings/alerts', '/o/settings/alerts/mine', { summaryAt: '25:00', zone: 'Mars/Here' }),
    refused('/o/settings/alerts', '/o/settings/alerts/webhook', { url: 'https://127.0.0.1/a' }),
    same('/o/settings/ceilings', { perDomain: '0' }),
    refused('/o/settings/doctor', '/o/settings/doctor/read', { pasted: ' ' }),
    { on: '/o/settings/doctor', action: '/o/settings/doctor', status: 200 },
    same('/o/account', { name: '' }),
    {
      ...{ on: `${MARS}/settings`, action: `${MARS}/settings`, status: 409 },
      typed: { seen: JSON.stringify({ signUp: 'closed', archive: 'closed' }) },
    },
    { on: JOINING, action: `${MARS}/joining`, typed: { seen: 'of another time' }, status: 409 },
    {
      ...{ on: `${APRIL}/events/mooc/plan?wish=move&moment=end&date=2027-06-01`, status: 409 },
      ...{ action: `${APRIL}/events/mooc/change`, typed: { seen: '0' } },
    },
    {
      ...{ on: '/o/settings/brand', action: '/o/settings/brand', status: 200 },
      typed: { name: 'Bibliotheca', accent: '#1a4585' },
    },
    {
      ...{ on: `${MARS}/events/webinaire`, action: `${MARS}/events/webinaire/attendance`, status: 200 },
      file: { name: 'list', text: 'Email,Attended\namina@example.org,Yes\nzoe@example.net,Yes\n' },
    },
  ]
}
