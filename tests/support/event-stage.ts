import type { Hono } from 'hono'
import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import type { PageParts } from '../../src/web/page-parts.ts'
import { certificateRouter } from '../../src/web/reader/certificate/certificate.ts'
import { myEventRouter } from '../../src/web/reader/events/my-event-router.ts'
import { publicEventRouter } from '../../src/web/reader/events/public-event-router.ts'
import { registerRouter } from '../../src/web/reader/events/register-router.ts'
import { confirmRouter } from '../../src/web/reader/join/confirm-router.ts'
import { joinRouter } from '../../src/web/reader/join/join-router.ts'
import { unsubscribeRouter } from '../../src/web/reader/leave/unsubscribe.ts'
import { meRouter } from '../../src/web/reader/me/me-router.ts'
import { programmeRouter } from '../../src/web/reader/programme/programme-router.ts'
import { courseEdition } from './course-edition.ts'
import { IMPORTED } from './imported.ts'
import { type Form, hiddenFields, readerPages } from './reader-pages.ts'
import { peopleRows } from './sign-up.ts'

/** Wednesday 10 March 2027, from 13:00 to 14:30 in Paris. */
const WEBINAR = {
  kind: 'webinar',
  title: 'Webinaire « Le projet »',
  start: { day: 10, at: '13:00' },
  minutes: 90,
  join: 'https://visio.example/salle',
  host: 'Ana Martin',
  public: true,
}

const EVENTS = {
  webinaire: WEBINAR,
  atelier: { kind: 'webinar', title: 'Atelier des lectrices', start: { day: 12, at: '18:00' }, minutes: 45 },
  mooc: {
    kind: 'mooc',
    title: 'MOOC « Modèles »',
    opens: { day: 3 },
    start: { day: 5 },
    end: { day: 40 },
    link: 'mooc',
    milestones: [{ title: 'Remise du devoir', at: { day: 20, at: '18:00' } }],
  },
  livre: { kind: 'release', title: 'Le livre', dates: { online: { day: 2 } }, link: 'livre' },
}

const LINKS = {
  guide: { title: 'Le guide', url: 'https://essai.example/guide' },
  mooc: { title: 'Le MOOC', url: 'https://mooc.example/session?de=essai' },
  livre: { title: 'Le livre', url: 'https://essai.example/livre' },
}

export const me = (id: number) => `/me/${makeToken(IMPORTED.keys, 'me', id)}`
export const eventOf = (id: number, event = 'webinaire') => `${me(id)}/events/${event}`
export const confirmation = (id: number) => `/register/${makeToken(IMPORTED.keys, 'confirm', id)}`
export const PUBLIC = '/e/mars/webinaire'

type Options = {
  webinar?: object
  events?: object
  links?: object
  schedule?: object
  /** Those who follow the course, ids from 1, as they are listed. */
  people?: readonly { address: string; zone?: string }[]
}

/** Every page that has to do with events, all of one site. */
export function mountEventPages(app: Hono, parts: PageParts): void {
  app.route('/p', joinRouter(parts))
  app.route('/p', programmeRouter(parts))
  app.route('/me', meRouter(parts))
  app.route('/me', certificateRouter(parts))
  app.route('/me', myEventRouter({ ...parts, mailDomain: undefined }))
  app.route('/e', publicEventRouter(parts))
  app.route('/register', registerRouter(parts))
  app.route('/confirm', confirmRouter(parts))
  app.route('/u', unsubscribeRouter(parts))
}

/** A cohort with events, nine days before its first lesson, and its pages. */
export async function eventStage(db: Database, options: Options = {}) {
  const { webinar, events, links, schedule, people = [{ address: 'ana@example.org' }] } = options
  const clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
  const edition = courseEdition(3, {
    schedule: {
      events: { ...EVENTS, webinaire: { ...WEBINAR, ...webinar }, ...events },
      links: { ...LINKS, ...links },
      ...schedule,
    },
  })
  const wanted = {
    edition,
    dayOne: '2027-03-01',
    slug: 'mars',
    name: 'Session de mars',
    signUp: 'open',
  } as const
  const cohort = await scheduleCohort(db, wanted, clock.now())
  const readers = people.map(({ address, ...rest }) => ({ address: address as Address, ...rest }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people: readers }, clock)
  const pages = readerPages({ db, clock }, mountEventPages)
  /** Presses a button of a page: the one whose form has this wish, or the only one. */
  const press = async (path: string, wish?: string, form: Form = {}) => {
    const { text } = await pages.get(path)
    const forms = text.split('<form ').slice(1)
    const own = forms.find((each) => wish === undefined || each.includes(`name="wish" value="${wish}"`))
    if (own === undefined) throw new Error(`no button for ${wish} on ${path}`)
    const answer = await pages.post(path, { ...hiddenFields(own), ...form }, null)
    const location = answer.headers.get('location')
    const then = location?.startsWith('/') ? words((await pages.get(location)).text) : ''
    return { ...answer, location, then }
  }
  /** Registers on the public page, as far as the letter. */
  const ask = (address: string, form: Form = {}) =>
    pages.post(PUBLIC, { address, firstName: '', zone: 'Europe/Paris', consent: 'yes', ...form })
  /** Somebody who asked on the public page and followed the link of the letter. */
  const guest = async (address: string) => {
    await ask(address)
    const id = await newestRequest(db)
    await press(confirmation(id))
    return idOf(address)
  }
  const idOf = async (address: string) => {
    const { rows } = await sql<{ id: number }>`
      select e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
      where s.address_key = ${address}`.execute(db)
    return rows[0]!.id
  }
  return {
    db,
    clock,
    edition,
    cohort,
    pages,
    press,
    ask,
    guest,
    idOf,
    look: async (path: string) => words((await pages.get(path)).text),
  }
}

export type EventStage = Awaited<ReturnType<typeof eventStage>>

/** The words of a page, in one line of plain spaces. */
export function words(text: string): string {
  return text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')
}

export async function newestRequest(db: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select max(id) as id from feuilleton.requests`.execute(db)
  return rows[0]!.id
}

/** Everything about people and their registrations, to see whether anything changed. */
export async function eventRows(db: Database): Promise<string[]> {
  const { rows } = await sql<{
    row: string
  }>`select 'registrations' || r::text as row from feuilleton.registrations r`.execute(db)
  return [...(await peopleRows(db)), ...rows.map(({ row }) => row)].sort()
}

/** Who stands where, as `1 webinaire registered`, and the kinds of letters that were asked for, in order. */
export async function standings(db: Database): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select enrolment_id || ' ' || event || ' ' || state as told from feuilleton.registrations
    order by enrolment_id, event`.execute(db)
  return rows.map(({ told }) => told)
}

export async function lettersAsked(db: Database): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from feuilleton.requests order by id`.execute(db)
  return rows.map(({ kind }) => kind)
}
