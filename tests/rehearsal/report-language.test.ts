import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RehearsalReport } from '../../src/rehearsal/report.ts'
import { LINE_FORMS } from '../../src/rehearsal/report-page/line-forms.ts'
import { translated } from '../../src/rehearsal/report-page/line-words.ts'
import { writeReportPages } from '../../src/rehearsal/report-page.ts'
import { writeSampleReport } from '../support/sample-report.ts'

/** Lines as the audit and `check` write them. */
const LINES = [
  'mail/0001-x.eml: its text says “… rendez-vous lundi”, which is true of no event',
  'mail/0001-x.eml: its html says “Rendez-vous au webinaire”, though it is cancelled',
  'mail/0001-x.eml: its subject says “demain”, which is not true of web or other',
  'mail/0001-x.eml: its button “M’inscrire” leads to web, which is cancelled',
  'mail/0001-x.eml: it says that an event is cancelled that is not',
  "mail/0001-x.eml: it is about 'zzz', which is no event of the programme",
  'mail/0001-x.eml: it left though web is cancelled',
  'mail/0001-x.eml: it left once the milestone_1 of web had been',
  'mail/0001-x.eml: it comes 30 minutes after mail/0002-y.eml',
  'mail/0001-x.eml: it has no invitation for a calendar',
  'mail/0001-x.eml: its two calendars are not the same',
  'mail/0001-x.eml: its invitation says 2019-09-22T11:00:00Z, which is not when web is',
  'mail/0001-x.eml: its invitation is for saul@example.org',
  'mail/0001-x.eml: it invites to what is cancelled',
  'mail/0001-x.eml: its invitation begins with CANCEL',
  'mail/0001-x.eml: its invitation has another UID than the one before',
  'mail/0001-x.eml: its invitation has SEQUENCE 0 after 0',
  'mail/0001-x.eml: its invitation is never called off, though the event is cancelled',
  'mail/0001-x.eml: it tells of a change that its reader was not to hear of',
  'mail/0001-x.eml: it tells of another change than the one that was made',
  'paul@example.org was never told of the change of web on 2019-09-20T10:31Z',
  'the calendar asks for 3 lessons and the ledger has 2',
  'the relay took 2 bodies of delivery 7',
  'the bodies of delivery 7 are not the same',
  'the relay took delivery 7, unknown to the ledger',
  'delivery 7 is submitted and the relay never took it',
  'delivery 7 (jour-01) left 2 times, with 1 re-sends of which 0 are written down',
  'delivery 7 (jour-01) is still due',
  'enrolment 7 has no delivery of jour-01',
  'enrolment 7: day 2 left on 2019-09-05 after day 1 on 2019-09-05',
  'delivery 7 was handed over after its reader had left',
  'delivery 7 (jour-01) left again without a comparison of its bytes',
  'delivery 7 is submitted on the word of "451 4.3.0"',
]
const WARNINGS = [
  "the address of 'kit' is still to fill in",
  "the address of 'kit' is still to fill in: 'https://example.org/kit' only stands in for it",
  "'join' of 'webinaire' is still to fill in: 'https://example.org/w' only stands in for it",
  "the sender's address 'x@example.org' is still to fill in",
  "the postal address of the sender is still to fill in: 'à compléter', expected the name and the address that the law asks for",
  'the body has 20 words, expected 350 to 700',
  'no day of the schedule uses this lesson',
  '“à 18 h” would be false for a reader or a cohort with other hours, expected {{ date | time }}, or these words under fixed_dates if they always hold',
]
const LOSSES = [
  'a table of more than 4 columns is wider than a phone, which shows a part of it at a time',
  'HTML is shown as it is typed: « <b> »',
  'code set in by four spaces becomes a paragraph',
  'a title underlined with = or - is no heading, expected ## before it',
  'boxes to tick are shown as they are typed: [ ]',
  'this row has more cells than its head, and the rest is left out: « | a | b | »',
  'the title of a link or an image is not in the letter: « Voir »',
  'notes are shown as they are typed: « [^1] »',
  'no link uses this address, and it is left out: [rien]',
  'another address above has this name, and it is left out: [rien]',
]
/** What the service calls things inside, and no organiser. */
const RAW = [
  'no-place',
  'not-concerned',
  'event-changed',
  'nothing-new',
  'milestone-1',
  'milestone_1',
  'register',
  'last-word',
  'skipped-date',
  'public-holiday',
  'on_paper',
]
const ENGLISH =
  /\b(?:the|which|its|is|was|has|left|still|though|of|word|expected|reminder|letters?|and|after|to fill)\b/i
const FRENCH = /\b(?:le|la|les|des|est|une?|qui|reste|lettres?|rappel|étape|raison|du|au)\b/i

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'report-language-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** A report in which everything is there that has a name: all kinds of letters, endings, dates and lines. */
async function fullReport(language: 'fr' | 'en'): Promise<RehearsalReport> {
  const report = await writeSampleReport(directory, { people: 1, days: 3, subject: (day) => `${day}` })
  const [first] = report.letters
  const title = 'X'
  const about = (kind: string) => ({ event: 'web', kind, purpose: 'reminder' as const })
  const notes = ['register', 'registered', 'milestone-1', 'last-word', 'on_paper', 'day-before']
  const date = { at: first!.at, wholeDay: false }
  const reasons = ['no-place', 'not-concerned', 'event-changed', 'nothing-new', 'expired']
  return {
    ...report,
    language,
    title: '21',
    letters: [
      ...report.letters,
      ...notes.map((kind) => ({
        ...first!,
        day: 0,
        letter: `web.${kind}`,
        about: about(kind),
        subject: '7',
      })),
    ],
    events: ['start', 'milestone_1', 'on_paper'].map((moment) => ({ ...date, name: 'web', title, moment })),
    changes: [
      { ...date, day: 2, event: 'web', title, did: 'move', moment: 'milestone_1', was: date, to: date },
    ],
    leftOut: ['public-holiday', 'skipped-date'].map((reason) => ({
      day: 3,
      date: '2019-11-01',
      letter: 'x',
      reason,
    })),
    warnings: [...WARNINGS, ...LOSSES].map((what) => `schedules/x.yaml:1: warning: ${what}`),
    audit: {
      ...report.audit,
      skipped: Object.fromEntries(reasons.map((reason) => [reason, 1])),
      others: { held: 1, failed: 1 },
      closeTogether: LINES.slice(8, 9),
      invariants: report.audit.invariants.map((one, index) => ({
        ...{ ...one, promise: 'x', holds: false },
        broken: LINES.slice(index * 6, index * 6 + 6),
      })),
    },
  }
}

/** The words that a reader of the page sees, but for what is quoted, and for files and addresses. */
async function wordsOf(report: RehearsalReport): Promise<string[]> {
  await writeReportPages({ report, directory })
  const page = await readFile(join(directory, 'report.html'), 'utf8')
  const body = page
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(/<pre>[\s\S]*?<\/pre>/g, '')
    .replace(/<iframe[^>]*>/g, '')
  return body
    .replace(/<\/?(?:li|p|td|th|dt|dd|h\d|a|span|caption|summary|label|strong|details|ul|div)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/&#39;/g, '’')
        .replace(/« ?[^«»]*»|“[^”]*”|\{\{.*?\}\}|\S+[/@.]\S+/g, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

describe('a report', () => {
  it.each(['fr', 'en'] as const)('in %s has words for what the machine has names for', async (language) => {
    const words = (await wordsOf(await fullReport(language))).join('\n')
    // « register » is a word of English too: alone, it is a name.
    expect(RAW.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(words))).toEqual([])
  })

  it('in French is French to the end', async () => {
    expect((await wordsOf(await fullReport('fr'))).filter((line) => ENGLISH.test(line)).join('\n')).toBe('')
  })

  it('in English is English to the end', async () => {
    expect((await wordsOf(await fullReport('en'))).filter((line) => FRENCH.test(line))).toEqual([])
  })

  it('has French for every line of the audit and every warning, and no form that no line has', () => {
    const report = {
      language: 'fr',
      events: [{ name: 'web', title: 'Le webinaire', moment: 'start', at: '', wholeDay: false }],
    } as const
    const all = [...LINES, ...WARNINGS, ...LOSSES]
    const told = all.map((line) => translated(line, { ...report, events: [...report.events] }))
    expect(
      told.filter(
        (line) => line === undefined || ENGLISH.test(line.replace(/« ?[^«»]*»|\{\{.*?\}\}|\S+[/@]\S+/g, '')),
      ),
    ).toEqual([])
    expect(told[3]).toBe(
      'mail/0001-x.eml\u00A0: le bouton « M’inscrire » mène à « Le webinaire », qui est annulé',
    )
    const plain = all.map((line) => line.replace(/^mail\/\S+: /, ''))
    expect(LINE_FORMS.filter(([form]) => !plain.some((line) => form.test(line)))).toEqual([])
  })

  it('marks as English what nobody has put into French', async () => {
    const report = await fullReport('fr')
    await writeReportPages({
      report: { ...report, warnings: ['a.yaml:1: warning: something new'] },
      directory,
    })
    expect(await readFile(join(directory, 'report.html'), 'utf8')).toContain(
      '<span lang="en">something new</span>',
    )
  })
})
