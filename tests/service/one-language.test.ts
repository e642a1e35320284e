import { simpleParser } from 'mailparser'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { readConfig } from '../../src/config.ts'
import type { Address } from '../../src/domain/address.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { pagesOf } from '../../src/site.ts'
import { setArchive } from '../../src/store/archives.ts'
import { setSignUp } from '../../src/store/cohorts.ts'
import { markRead } from '../../src/store/readings.ts'
import { type Course, openCourse } from '../support/course.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { idsOf } from '../support/ids.ts'
import { IMPORTED } from '../support/imported.ts'
import { strayVocabulary, strayWords } from '../support/one-language.ts'
import { oneOffsOf } from '../support/one-off.ts'
import { ORGANISER } from '../support/organiser.ts'
import { programmeIn } from '../support/programme-in.ts'
import { hiddenFields } from '../support/reader-pages.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { workOffForms } from '../support/work-off-forms.ts'

const publicUrl = 'https://cours.example'
const { keys } = IMPORTED

/** What the Feedback-IDs of the letters name. */
const KINDS = [
  ...[
    'address-change',
    'already',
    'confirmation',
    'handbook.online',
    'letter-1',
    'letter-2',
    'letter-3',
    'link',
  ],
  ...[
    'new-address',
    'one-off.1',
    'school.first-day',
    'school.last-call',
    'school.milestone-1',
    'school.opens',
  ],
  ...[
    'school.start-invite',
    'school.week-before-end',
    'talk.cancelled',
    'talk.day-before',
    'talk.hour-before',
  ],
  ...['talk.moved', 'talk.register', 'talk.registered', 'talk.unregistered', 'talk.waiting'],
]

/** Of people and places in this test. */
const NAMES: string[] = []

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink(() => undefined)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** The service with one programme, three imported readers and every page, for a browser that names no language. */
async function open(language: Language) {
  const { db } = database
  const { edition, oneOff } = await programmeIn(language)
  const { programme } = edition
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', slug: 'march' }
  const people = ['ana@example.org', 'ben@example.org', 'cleo@example.org']
  course = await openCourse({ db, edition, port: sink.port, people, ...dates })
  const { cohort, clock } = course
  await setSignUp(db, cohort.id, { signUp: 'open' })
  const config = readConfig({ SMTP_URL: `smtp://127.0.0.1:${sink.port}`, PUBLIC_URL: publicUrl })
  const site = pagesOf({
    db,
    clock,
    keys,
    config,
    publicUrl,
    outbox: undefined,
    post: undefined,
    onError: () => undefined,
  })
  const ask = async (path: string, init?: RequestInit) => site.request(`${publicUrl}${path}`, init)
  /** Sends the form of a page that posts to `action`, or the only one; follows where it leads. */
  const press = async (path: string, fields: Record<string, string> = {}, action?: string) => {
    const forms = (await (await ask(path)).text()).split('<form ').slice(1)
    const form = forms.find((each) => action === undefined || each.includes(action)) ?? ''
    const to = /action="([^"]+)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? path
    const body = new URLSearchParams({ ...hiddenFields(form), ...fields })
    const answer = await ask(to, { method: 'POST', body, headers: { Origin: publicUrl } })
    await workOffForms({ db, clock })
    return answer
  }
  const at = async (instant: string) => {
    clock.set(new Date(instant))
    await course.run()
  }
  const oneOffs = oneOffsOf(db, course, edition)
  return { db, programme, cohort, clock, ask, press, at, sendOneOff: () => oneOffs.sent({ words: oneOff }) }
}

type Stage = Awaited<ReturnType<typeof open>>

const me = (id: number) => `/me/${makeToken(keys, 'me', id)}`
const typed = (address: string) => ({
  address,
  firstName: '',
  zone: 'Europe/Paris',
  at: '07:30',
  consent: 'yes',
})

/** Everything that readers do, in an order in which each kind of letter leaves. */
async function live(stage: Stage): Promise<void> {
  const { db, clock, press, at, cohort, programme, sendOneOff } = stage
  await at('2027-02-22T10:00:00Z')
  await press('/p/steps/join', typed('dan@example.org'))
  await press('/p/steps/join', typed('ana@example.org')) // who is in the course already
  await press('/e/march/talk', typed('zoe@example.org'))
  await press('/link', { address: 'ben@example.org' })
  await at('2027-02-22T10:10:00Z')
  for (const id of await idsOf(db, 'confirmation')) await press(`/confirm/${makeToken(keys, 'confirm', id)}`)
  for (const id of await idsOf(db, 'register')) await press(`/register/${makeToken(keys, 'confirm', id)}`)
  await at('2027-02-22T10:20:00Z')
  await press(`${me(1)}/events/talk`, { wish: 'register' }) // the one place is taken
  await press(me(2), { address: 'new@example.org' }, '/address')
  await at('2027-02-22T10:30:00Z')
  for (const id of await idsOf(db, 'address-change'))
    await press(`/address/${makeToken(keys, 'confirm', id)}`)
  await at('2027-02-22T10:40:00Z')
  const change = (what: object) =>
    changeEvent(db, { by: ORGANISER, cohort: 'march', event: 'talk', ...what } as never, clock)
  await change({ move: { moment: undefined, to: { date: '2027-03-03', at: '14:00' } } })
  await at('2027-02-22T11:00:00Z')
  for (const instant of ['2027-03-01T06:30:00Z', '2027-03-01T09:00:00Z']) await at(instant)
  await press(`${me(1)}/events/school`, { wish: 'go' })
  await at('2027-03-02T09:00:00Z')
  await enrol(
    db,
    { ...IMPORTED, cohort, programme, people: [{ address: 'late@example.org' as Address }] },
    clock,
  )
  await press(me(3), { letter: programme.lessons[0]!.letter }, '/again')
  await sendOneOff()
  await at('2027-03-02T09:10:00Z')
  await at('2027-03-03T06:30:00Z')
  await at('2027-03-03T12:00:00Z')
  await press(`${me(1)}/events/talk`, { wish: 'unregister' })
  await change({ cancel: true })
  for (const instant of ['2027-03-03T12:20:00Z', '2027-03-05T09:00:00Z', '2027-03-12T09:00:00Z'])
    await at(instant)
  for (const { letter } of programme.lessons) await markRead(db, { enrolmentId: 1, letter, now: clock.now() })
  await setArchive(db, cohort.id, 'open')
}

/** The text of an answer: of a page or a calendar as it is, of a PDF what is printed. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('application/pdf')) return answer.text()
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  return (await extractText(pdf, { mergePages: true })).text
}

/** Every page that can be reached from these by links, by its path, and what each says to a form that is not its own. */
async function crawl({ ask }: Stage, seeds: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const queue = [...seeds]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path) || /^\/(?:assets|brand)\/|\/export$|[?&]lang=/.test(path)) continue
    const answer = await ask(path)
    const text = await textOf(answer)
    seen.set(path, text)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href = ''] of text.matchAll(/href="([^"#]+)[^"]*"/g)) {
      const to = new URL(href.replaceAll('&amp;', '&'), `${publicUrl}${path}`)
      if (to.origin === publicUrl) queue.push(`${to.pathname}${to.search}`)
    }
    for (const [, action = ''] of text.matchAll(/<form method="post" action="([^"]+)"/g)) {
      if (action.startsWith('/u/')) continue // any POST there unsubscribes
      const refused = await ask(action, { method: 'POST', body: new URLSearchParams({ x: '1' }) })
      seen.set(`POST ${action}`, await textOf(refused))
    }
  }
  return seen
}

const tokens = (kind: 'unsubscribe' | 'me' | 'read' | 'confirm') =>
  [1, 2, 3, 4, 5, 6, 7].map((id) => makeToken(keys, kind, id))

/** Pages that nothing leads to are named here. */
const SEEDS = [
  ...['/p/steps', '/p/steps/join', '/p/steps/join/sent', '/p/none', '/p/steps/calendar.ics?cohort=march'],
  ...['/link', '/link/sent', '/c/march', '/c/march.ics?lessons', '/c/none', '/c/none.ics'],
  ...['/e/march/talk', '/e/march/talk/sent', '/e/none/talk'],
  ...['me', 'u', 'read', 'confirm', 'register', 'address'].map((place) => `/${place}/none`),
  ...tokens('me').flatMap((token) =>
    ['', '/certificate', '/certificate.pdf', '/data', '/erase'].map((at) => `/me/${token}${at}`),
  ),
  ...tokens('me').map((token) => `/me/${token}/events/talk.ics`),
  ...tokens('unsubscribe').map((token) => `/u/${token}`),
  ...tokens('confirm').flatMap((token) => ['confirm', 'register', 'address'].map((at) => `/${at}/${token}`)),
]

/** What forms answer to what is wrong in them. */
async function wrongForms({ press }: Stage): Promise<Map<string, string>> {
  const wrong = { address: 'x', firstName: 'x@y', zone: 'x', at: 'x' }
  const forms = [
    ['/p/steps/join', 'join'],
    ['/e/march/talk', 'talk'],
    ['/link', 'link'],
    ...['/hours', '/address', '/pause'].map((action) => [me(1), action] as const),
  ] as const
  const answers = new Map<string, string>()
  for (const [path, action] of forms)
    answers.set(`wrong ${path} ${action}`, await textOf(await press(path, wrong, action)))
  return answers
}

describe.each(LANGUAGES)('a programme in %s, for readers who said nothing of languages', (language) => {
  const strayIn = (text: string) => [...strayWords(text, language), ...strayVocabulary(text, language, NAMES)]
  const strayOn = (pages: Map<string, string>) =>
    [...pages].flatMap(([path, text]) =>
      strayIn(text.replaceAll(IMPORTED.basis, '')).map(
        (found) => `${path.replace(/[\w-]{31}/, '…')}: ${found}`,
      ),
    )

  it('has every letter and every page in its language', { timeout: 300_000 }, async () => {
    const stage = await open(language)
    const early = await crawl(stage, SEEDS)
    const wrong = await wrongForms(stage)
    await live(stage)
    const stray: string[] = []
    const kinds = new Set<string>()
    for (const { bytes } of sink.accepted) {
      const mail = await simpleParser(bytes)
      const named = String(mail.headers.get('feedback-id')).split(':')[0]!
      const kind = named.replace(/^(?:day|jour|dia)-0/, 'letter-')
      kinds.add(kind)
      const files = mail.attachments.map(({ content }) => content.toString())
      for (const text of [mail.subject, mail.text, mail.html || '', ...files])
        stray.push(...strayIn(text ?? '').map((found) => `${kind}: ${found}`))
    }
    expect(stray).toEqual([])
    expect([...kinds].sort()).toEqual(KINDS)

    const late = await crawl(stage, SEEDS)
    const unsubscribe = `/u/${makeToken(keys, 'unsubscribe', 1)}`
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const left = await stage.ask(unsubscribe, { method: 'POST', body: oneClick })
    const ends = new Map([
      ['one click', await textOf(left)],
      ['left', await textOf(await stage.ask(unsubscribe))],
    ])
    expect([...new Set([early, wrong, late, ends].flatMap(strayOn))]).toEqual([])
    expect([early.size, late.size].every((pages) => pages > 60)).toBe(true)
  })
})
