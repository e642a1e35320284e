import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeople } from '../../src/actions/people/read-people.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { findingLine, findingWords } from '../../src/domain/finding-words.ts'
import { timeRules } from '../../src/domain/time-words/find-times.ts'
import { auditEventLetters } from '../../src/rehearsal/event-audit/audit-event-letters.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import type { RehearsalReport, RehearsedLetter } from '../../src/rehearsal/report.ts'
import { titledNames } from '../../src/rehearsal/report-page/titled-names.ts'
import { verdictOf } from '../../src/rehearsal/report-page/verdict.ts'
import { type MadeChange, openTruth } from '../../src/rehearsal/truth.ts'
import { type Doctoring, doctoredMail } from '../support/doctored-mail.ts'
import { appointmentsIn, dateIn, frenchDay, frenchHour } from '../support/french-days.ts'
import { type ReadLetter, readLetter } from '../support/letter.ts'
import { mailedInvitation } from '../support/mailed-invitation.ts'
import { realEdition } from '../support/real-programme.ts'
import { changeNamed, LENT } from '../support/rehearsed.ts'

const FROM = '2019-09-05'
const PARIS = 'Europe/Paris'
const ZONES: Readonly<Record<string, string>> = {
  'paul@example.org': PARIS,
  'joao@example.org': 'America/Sao_Paulo',
  'nina@example.org': 'Pacific/Noumea',
}
const REGISTERED = Object.keys(ZONES)
const PEOPLE = ['paul', 'joao', 'nina', 'pierre', 'jorge', 'noe', 'pia', 'julia', 'nora']
  .map((name, index) => `${name}@example.org;${Object.values(ZONES)[index % 3]}`)
  .join('\n')
const CHANGES = ['16 cancel webinaire', '10 move webinaire 17T13:00']
/** A minute after the lesson of 07:30 in São Paulo, which leaves at 12:30 in Paris. */
const MOVED_AT = new Date('2019-09-14T10:31:00Z')
const CANCELLED_AT = new Date('2019-09-20T10:31:00Z')
const WAS_AT = new Date('2019-09-19T11:00:00Z')
const IS_AT = new Date('2019-09-21T11:00:00Z')
const MOVE: MadeChange = {
  at: MOVED_AT,
  event: 'webinaire',
  moment: 'start',
  to: { date: '2019-09-21', at: '13:00' },
}
const CANCEL: MadeChange = { at: CANCELLED_AT, event: 'webinaire', cancelled: true }

let directory: string
let edition: Edition
let report: RehearsalReport
let letters: ReadLetter[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'feuilleton-events-'))
  edition = await realEdition()
  const { people } = readPeople(Buffer.from(`adresse;fuseau\n${PEOPLE}\n`))
  const request = {
    edition,
    people,
    from: FROM,
    directory,
    warnings: [],
    publicUrl: 'https://feuilleton.example',
    onProgress: () => undefined,
    changes: CHANGES.map((words) => changeNamed(words)),
  }
  await rehearse(request, LENT)
  report = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'))
  letters = await Promise.all(report.letters.map((letter) => readLetter(directory, letter)))
})

afterAll(() => rm(directory, { recursive: true }))

const of = (to: string) => letters.filter((letter) => letter.to === to)
const aboutWebinar = (to: string) => of(to).filter(({ about }) => about?.event === 'webinaire')
/** What is true of the webinar when a letter leaves; undefined once it is cancelled. */
const webinarAt = ({ at }: RehearsedLetter) =>
  new Date(at) >= CANCELLED_AT ? undefined : new Date(at) >= MOVED_AT ? IS_AT : WAS_AT

describe('a webinar that is moved from day 15 to day 17 after day 10, and cancelled on day 16', () => {
  it('is told of in letters of which none is false, and the audit says so', () => {
    expect(report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
    expect(report.audit.invariants.map(({ id }) => id).slice(-5)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5'])
    expect(report.audit).toMatchObject({ expected: 189, submitted: 189, skipped: {}, others: {} })
    expect(report.audit.aboutEvents).toEqual({ submitted: letters.length - 189, skipped: {}, others: {} })
    expect(verdictOf(report).tone).toBe('good')
  })

  it('leaves everybody one lesson a day', () => {
    for (const address of report.letters.map(({ to }) => to)) {
      const days = of(address).flatMap(({ day }) => (day > 0 ? [day] : []))
      expect(days, address).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
    }
  })

  it.each(REGISTERED)('reaches the calendar of %s as REQUEST, a later REQUEST, and CANCEL', (address) => {
    const invitations = aboutWebinar(address).flatMap(({ parsed }) => mailedInvitation(parsed) ?? [])
    expect(invitations.map(({ method, start }) => [method, start.toISOString()])).toEqual([
      ['REQUEST', WAS_AT.toISOString()],
      ['REQUEST', IS_AT.toISOString()],
      ['CANCEL', IS_AT.toISOString()],
    ])
    expect(new Set(invitations.map(({ uid }) => uid)).size).toBe(1)
    const sequences = invitations.map(({ sequence }) => sequence)
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
  })

  it('reminds each registered reader on the eve of the date that holds, and nobody once it is cancelled', () => {
    const kinds = (to: string) => aboutWebinar(to).map(({ about }) => about?.kind)
    expect(kinds('paul@example.org')).toEqual(['registered', 'moved', 'day-before', 'cancelled'])
    expect(kinds('nina@example.org')).toEqual(['registered', 'moved', 'day-before', 'cancelled'])
    // In São Paulo it is cancelled before nine in the morning of the eve.
    expect(kinds('joao@example.org')).toEqual(['registered', 'moved', 'cancelled'])
    expect(kinds('noe@example.org')).toEqual(['registered', 'unregistered'])
    expect(kinds('pierre@example.org')).toEqual([])
  })

  it('is at its hour on every reader’s own clock in all 21 lessons, and nowhere once it is cancelled', () => {
    let said = 0
    for (const letter of letters.filter(({ day }) => day > 0)) {
      const { zone, at, file, words } = letter
      const truth = webinarAt(letter)
      const told = truth && {
        day: frenchDay(dateIn(zone, truth), dateIn(zone, new Date(at))),
        hour: frenchHour(zone, truth),
      }
      const found = appointmentsIn(words.text)
      expect(found, file).toEqual(found.map(() => told))
      expect(appointmentsIn(words.html), file).toEqual(found)
      said += found.length
    }
    expect(said).toBeGreaterThan(50)
  })

  it('is written down in the report with who was told', async () => {
    expect(report.changes).toMatchObject([
      {
        day: 10,
        at: MOVED_AT.toISOString(),
        did: 'move',
        moment: 'start',
        was: { at: WAS_AT.toISOString() },
      },
      { day: 16, at: CANCELLED_AT.toISOString(), did: 'cancel' },
    ])
    const page = (await readFile(join(directory, 'report.html'), 'utf8')).replaceAll('\u00A0', ' ')
    expect(page).toContain('déplacement (début) du jeudi 19 septembre à 13 h au samedi 21 septembre à 13 h.')
    expect(page).toContain('3 lettres ont prévenu les personnes concernées.')
    expect(page).toContain('class="entry event off"')
    expect(page).toContain('id="letter-webinaire.cancelled.2"')
  })
})

/** What the audit finds with some letters doctored, put in, or left out, or another list of changes. */
async function broken({
  mail,
  doctoring,
  edit = (all) => all,
  changes = [MOVE, CANCEL],
}: {
  mail?: string
  doctoring?: Doctoring
  edit?: (all: RehearsedLetter[]) => RehearsedLetter[]
  changes?: MadeChange[]
}): Promise<Record<string, string[]>> {
  const written = report.letters.find(({ file }) => mail !== undefined && file.includes(mail))
  if (mail !== undefined && !written) throw new Error(`there is no mail ${mail}`)
  const file = written && doctoring ? await doctoredMail(directory, written.file, doctoring) : undefined
  const at = doctoring?.date ? { at: doctoring.date.toISOString() } : {}
  const all = report.letters.map((one) => (one === written && file ? { ...one, ...at, file } : one))
  const run = { rule: edition.programme.calendar, dayOne: FROM, zone: PARIS }
  const truth = openTruth(edition.programme, run, changes)
  const reader = written?.to ?? 'paul@example.org'
  const { invariants } = await auditEventLetters({
    directory,
    edition,
    truth,
    letters: edit(all.filter(({ about, to }) => about || to === reader)),
    registrations: report.registrations,
  })
  const french = { language: 'fr', names: titledNames({ ...report, language: 'fr' }) } as const
  const told = invariants.flatMap(({ broken: cases }) => cases.map((one) => findingWords(one, french)))
  expect(told.filter((line) => /undefined|[{}]/.test(line))).toEqual([])
  return Object.fromEntries(
    invariants.filter(({ holds }) => !holds).map(({ id, broken: cases }) => [id, cases.map(findingLine)]),
  )
}

const change = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
const DAY_14 = 'jour-14-paul@example.org'

describe('the audit of what letters say', () => {
  it('finds nothing in letters that nobody touched', async () => {
    expect(await broken({})).toEqual({})
  })

  it.each<[string, string, Doctoring, string]>([
    [
      'another date, in the text',
      'moved-joao',
      { text: change('fixé au samedi 21', 'fixé au dimanche 22') },
      'text says',
    ],
    [
      'a weekday that the date has not',
      'moved-joao',
      { text: change('fixé au samedi', 'fixé au lundi') },
      'text says',
    ],
    [
      'another date, in the HTML',
      'moved-joao',
      { html: change('fixé au samedi 21', 'fixé au dimanche 22') },
      'html says',
    ],
    [
      'another hour',
      'moved-joao',
      { text: change('fixé au samedi 21 septembre à 8 h', 'fixé au samedi 21 septembre à 9 h') },
      '9 h',
    ],
    [
      'another hour at the place',
      'moved-joao',
      { text: change(/fixé au (.*?)\(13 h/, 'fixé au $1(12 h') },
      '12 h à Paris',
    ],
    [
      'another date that it had',
      'moved-joao',
      { text: change('prévu le jeudi 19', 'prévu le vendredi 20') },
      'vendredi 20',
    ],
    ['another end', 'moved-joao', { text: change('à 9 h 30', 'à 9 h 45') }, '9 h 45'],
    [
      '« aujourd’hui » in a subject',
      'day-before-paul',
      { subject: change('Demain', 'Aujourd’hui') },
      'subject says',
    ],
    [
      'that it has been',
      'day-before-paul',
      { text: change('a lieu demain', 'a eu lieu demain') },
      'a eu lieu demain',
    ],
    [
      'another planned date of what is cancelled',
      'cancelled-nina',
      { html: change('Prévu le samedi 21', 'Prévu le dimanche 22') },
      'html says',
    ],
    [
      'another day of it in a lesson',
      DAY_14,
      { text: change(/Rendez-vous samedi 21/, 'Rendez-vous vendredi 20') },
      'text says',
    ],
    [
      '« demain » of it in a lesson',
      DAY_14,
      { html: change(/rendez-vous samedi 21 septembre/i, 'rendez-vous demain') },
      'html says',
    ],
    [
      'another hour of it in a lesson',
      DAY_14,
      { html: change(/21 septembre à 13 h/, '21 septembre à 14 h') },
      '14 h',
    ],
    [
      'a day of a release, without an hour',
      'jour-10-paul',
      { text: change('paraît demain', 'paraît aujourd’hui') },
      'aujourd’hui',
    ],
    [
      'a date of a release',
      'jour-10-paul',
      { html: change('jeudi 19 septembre', 'vendredi 20 septembre') },
      'vendredi 20',
    ],
    [
      'that one can register for what is cancelled',
      'jour-17-paul',
      { html: change('</body>', '<p><a href="https://example.org/webinaire">M’inscrire</a></p></body>') },
      'its button',
    ],
    [
      'an appointment that is cancelled',
      'jour-17-paul',
      { text: change('est annulé', 'vous attend, rendez-vous') },
      'rendez-vous',
    ],
    [
      'a day of what is cancelled',
      'jour-17-paul',
      { text: change('est annulé', 'a lieu samedi 21 septembre à 13 h') },
      'samedi 21',
    ],
  ])('finds %s', async (_, mail, doctoring, words) => {
    const found = await broken({ mail, doctoring })
    expect(Object.keys(found)).toEqual(['E1'])
    expect(found.E1?.join('\n')).toContain(words)
    expect(found.E1?.every((line) => line.startsWith('mail/doctored-'))).toBe(true)
  })

  /** Day 14 is a Wednesday, three days before the webinar, which is at 13:00. */
  const TRUE_THEN = ['dans trois jours', 'in three days', 'dentro de 3 días', 'a las 13:00']
  const INVITES = { fr: 'rendez-vous', en: 'it begins, see you', es: 'empieza, nos vemos' }
  const falseThen = timeRules().flatMap(({ name, language, examples }) => {
    const words = examples.find((example) => !TRUE_THEN.includes(example))!
    return [{ name, language, words, invites: INVITES[language] }]
  })

  it.each(falseThen)('finds words of the rule « $name » ($language): $words', async (rule) => {
    const text = change(/\. Rendez-vous samedi 21 septembre à 13 h/, ` : ${rule.invites} ${rule.words}`)
    const edit = (all: RehearsedLetter[]) => all.filter(({ file }) => file.includes('doctored-'))
    const found = await broken({ mail: DAY_14, doctoring: { text }, edit })
    expect(found.E1?.join('\n')).toContain(rule.words)
  })

  it('finds every letter that speaks of a move which was never made', async () => {
    const found = await broken({ changes: [] })
    expect(found.E1?.length).toBeGreaterThan(10)
    expect(Object.keys(found)).toEqual(['E1', 'E2', 'E3', 'E5'])
  })
})

describe('the audit of when letters leave', () => {
  it('finds a reminder of what is cancelled', async () => {
    const date = new Date('2019-09-20T11:00:00Z')
    const found = await broken({ mail: 'day-before-paul', doctoring: { date } })
    expect(found.E2).toEqual([expect.stringContaining('it left though webinaire is cancelled')])
  })

  it('finds a reminder of a start that leaves after it', async () => {
    const date = new Date('2019-09-21T11:00:00Z')
    const found = await broken({ mail: 'day-before-paul', doctoring: { date }, changes: [MOVE] })
    expect(found.E2).toEqual([expect.stringContaining('it left once the start of webinaire had been')])
  })

  it('finds a reminder that comes ten minutes after a lesson, though it could have waited', async () => {
    const date = new Date('2019-09-20T05:40:00Z')
    const found = await broken({ mail: 'day-before-paul', doctoring: { date } })
    expect(found).toEqual({ E4: [expect.stringContaining('it comes 10 minutes after')] })
  })
})

describe('the audit of invitations', () => {
  it.each<[string, string, NonNullable<Doctoring['calendar']>, string]>([
    ['another UID', 'moved-paul', change(/UID:/, 'UID:x'), 'another UID'],
    [
      'a SEQUENCE that does not rise',
      'moved-paul',
      change(/SEQUENCE:\d+/, 'SEQUENCE:0'),
      'SEQUENCE 0 after 0',
    ],
    ['another start', 'moved-paul', change(/DTSTART:20190921/, 'DTSTART:20190922'), 'which is not when'],
    ['another end', 'moved-paul', change(/DTEND:20190921T1230/, 'DTEND:20190921T1300'), 'which is not when'],
    [
      'one for somebody else',
      'moved-paul',
      change(/mailto:paul/i, 'mailto:saul'),
      'its invitation is for saul',
    ],
    [
      'two that differ',
      'moved-paul',
      (text, place) => (place === 0 ? text : `${text}X-ONE:1`),
      'not the same',
    ],
    ['none', 'moved-paul', () => undefined, 'it has no invitation'],
  ])('finds %s', async (_, mail, calendar, words) => {
    const found = await broken({ mail, doctoring: { calendar } })
    expect(Object.keys(found)).toEqual(['E3'])
    expect(found.E3?.join('\n')).toContain(words)
  })

  it('finds that one is never called off', async () => {
    const edit = (all: RehearsedLetter[]) => all.filter(({ file }) => !file.includes('cancelled-paul'))
    expect((await broken({ edit })).E3?.[0]).toContain('is never called off')
  })
})

describe('the audit of notices', () => {
  const one = (part: string) => report.letters.find(({ file }) => file.includes(part))!

  it('finds who was registered and was not told', async () => {
    const edit = (all: RehearsedLetter[]) => all.filter(({ file }) => !file.includes('cancelled-paul'))
    expect((await broken({ edit })).E5).toEqual([
      expect.stringMatching(/^paul@example.org was never told of the change of webinaire on 2019-09-20/),
    ])
  })

  it('finds who was told and was not registered', async () => {
    const edit = (all: RehearsedLetter[]) => [...all, { ...one('moved-paul'), to: 'pierre@example.org' }]
    expect((await broken({ edit })).E5).toEqual([expect.stringContaining('was not to hear of')])
  })

  it('finds who was told twice', async () => {
    const edit = (all: RehearsedLetter[]) => [...all, one('moved-paul')]
    expect((await broken({ edit })).E5).toEqual([expect.stringContaining('was not to hear of')])
  })
})
