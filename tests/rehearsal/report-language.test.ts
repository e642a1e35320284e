import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { findingLine, findingWords } from '../../src/domain/finding-words.ts'
import type { Warning } from '../../src/domain/warning.ts'
import { warningLine, warningWords } from '../../src/domain/warning-words.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import type { RehearsalReport } from '../../src/rehearsal/report.ts'
import { titledNames } from '../../src/rehearsal/report-page/titled-names.ts'
import { writeReportPages } from '../../src/rehearsal/report-page.ts'
import { writeSampleReport } from '../support/sample-report.ts'

const FILE = { file: 'mail/0001-x.eml' }

/** One of each kind, and what commands say of it: the type fails to compile when one is missing. */
const FINDINGS: { [code in Finding['found']]: [Extract<Finding, { found: code }>, string] } = {
  'true-of-none': [
    { found: 'true-of-none', ...FILE, part: 'text', said: '… rendez-vous lundi' },
    'mail/0001-x.eml: its text says “… rendez-vous lundi”, which is true of no event',
  ],
  'said-of-cancelled': [
    { found: 'said-of-cancelled', ...FILE, part: 'html', said: 'Rendez-vous au webinaire' },
    'mail/0001-x.eml: its html says “Rendez-vous au webinaire”, though it is cancelled',
  ],
  'not-true-of': [
    { found: 'not-true-of', ...FILE, part: 'subject', said: 'demain', events: ['web', 'other'] },
    'mail/0001-x.eml: its subject says “demain”, which is not true of web or other',
  ],
  'leads-to-cancelled': [
    { found: 'leads-to-cancelled', ...FILE, label: 'M’inscrire', event: 'web' },
    'mail/0001-x.eml: its button “M’inscrire” leads to web, which is cancelled',
  ],
  'not-cancelled': [
    { found: 'not-cancelled', ...FILE },
    'mail/0001-x.eml: it says that an event is cancelled that is not',
  ],
  'of-no-event': [
    { found: 'of-no-event', ...FILE, name: 'zzz' },
    "mail/0001-x.eml: it is about 'zzz', which is no event of the programme",
  ],
  'left-though-cancelled': [
    { found: 'left-though-cancelled', ...FILE, event: 'web' },
    'mail/0001-x.eml: it left though web is cancelled',
  ],
  'left-too-late': [
    { found: 'left-too-late', ...FILE, event: 'web', moment: 'milestone_1' },
    'mail/0001-x.eml: it left once the milestone_1 of web had been',
  ],
  'too-close': [
    { found: 'too-close', ...FILE, minutes: 30, other: 'mail/0002-y.eml' },
    'mail/0001-x.eml: it comes 30 minutes after mail/0002-y.eml',
  ],
  'no-invitation': [
    { found: 'no-invitation', ...FILE },
    'mail/0001-x.eml: it has no invitation for a calendar',
  ],
  'calendars-differ': [
    { found: 'calendars-differ', ...FILE },
    'mail/0001-x.eml: its two calendars are not the same',
  ],
  'invites-at-wrong-time': [
    { found: 'invites-at-wrong-time', ...FILE, said: '2019-09-22T11:00:00Z', event: 'web' },
    'mail/0001-x.eml: its invitation says 2019-09-22T11:00:00Z, which is not when web is',
  ],
  'invites-another': [
    { found: 'invites-another', ...FILE, attendee: 'saul@example.org' },
    'mail/0001-x.eml: its invitation is for saul@example.org',
  ],
  'invites-to-cancelled': [
    { found: 'invites-to-cancelled', ...FILE },
    'mail/0001-x.eml: it invites to what is cancelled',
  ],
  'begins-with': [
    { found: 'begins-with', ...FILE, method: 'CANCEL' },
    'mail/0001-x.eml: its invitation begins with CANCEL',
  ],
  'another-uid': [
    { found: 'another-uid', ...FILE },
    'mail/0001-x.eml: its invitation has another UID than the one before',
  ],
  'sequence-not-higher': [
    { found: 'sequence-not-higher', ...FILE, sequence: 0, before: 0 },
    'mail/0001-x.eml: its invitation has SEQUENCE 0 after 0',
  ],
  'never-called-off': [
    { found: 'never-called-off', ...FILE },
    'mail/0001-x.eml: its invitation is never called off, though the event is cancelled',
  ],
  'told-needlessly': [
    { found: 'told-needlessly', ...FILE },
    'mail/0001-x.eml: it tells of a change that its reader was not to hear of',
  ],
  'told-another-change': [
    { found: 'told-another-change', ...FILE },
    'mail/0001-x.eml: it tells of another change than the one that was made',
  ],
  'never-told': [
    { found: 'never-told', to: 'paul@example.org', event: 'web', at: '2019-09-20T10:31Z' },
    'paul@example.org was never told of the change of web on 2019-09-20T10:31Z',
  ],
  'lessons-missing': [
    { found: 'lessons-missing', asked: 3, planned: 2 },
    'the calendar asks for 3 lessons and the ledger has 2',
  ],
  'taken-twice': [{ found: 'taken-twice', bodies: 2, delivery: 7 }, 'the relay took 2 bodies of delivery 7'],
  'bodies-differ': [{ found: 'bodies-differ', delivery: 7 }, 'the bodies of delivery 7 are not the same'],
  'taken-unknown': [
    { found: 'taken-unknown', delivery: 7 },
    'the relay took delivery 7, unknown to the ledger',
  ],
  'never-taken': [
    { found: 'never-taken', delivery: 7 },
    'delivery 7 is submitted and the relay never took it',
  ],
  'left-in-break': [
    { found: 'left-in-break', delivery: 5, to: 'ana@example.org' },
    'delivery 5 left for ana@example.org during their break',
  ],
  'skipped-outside-break': [
    { found: 'skipped-outside-break', delivery: 5, letter: 'jour-03', to: 'ana@example.org' },
    'delivery 5 (jour-03) was skipped for ana@example.org, who was in no break',
  ],
  'left-too-often': [
    { found: 'left-too-often', delivery: 7, letter: 'jour-01', bodies: 2, resends: 1, written: 0 },
    'delivery 7 (jour-01) left 2 times, with 1 re-sends of which 0 are written down',
  ],
  'not-ended': [
    { found: 'not-ended', delivery: 7, letter: 'jour-01', state: 'due' },
    'delivery 7 (jour-01) is still due',
  ],
  'never-made': [
    { found: 'never-made', enrolment: 7, letter: 'jour-01' },
    'enrolment 7 has no delivery of jour-01',
  ],
  'out-of-order': [
    {
      found: 'out-of-order',
      enrolment: 7,
      day: 2,
      date: '2019-09-05',
      dayBefore: 1,
      dateBefore: '2019-09-05',
    },
    'enrolment 7: day 2 left on 2019-09-05 after day 1 on 2019-09-05',
  ],
  'after-leaving': [
    { found: 'after-leaving', delivery: 7 },
    'delivery 7 was handed over after its reader had left',
  ],
  'left-from-draft': [
    { found: 'left-from-draft', delivery: 7, letter: 'jour-01' },
    'delivery 7 (jour-01) left from a draft',
  ],
  'not-compared': [
    { found: 'not-compared', delivery: 7, letter: 'jour-01' },
    'delivery 7 (jour-01) left again without a comparison of its bytes',
  ],
  'not-proven': [
    { found: 'not-proven', delivery: 7, reply: '451 4.3.0' },
    'delivery 7 is submitted on the word of "451 4.3.0"',
  ],
}

/** The same of warnings, as `check` says them after file and line. */
const WARNINGS: { [code in Warning['warned']]: [Extract<Warning, { warned: code }>, string] } = {
  'link-empty': [{ warned: 'link-empty', link: 'kit' }, "the address of 'kit' is still to fill in"],
  'link-to-fill-in': [
    { warned: 'link-to-fill-in', link: 'kit', url: 'https://example.org/kit' },
    "the address of 'kit' is still to fill in: 'https://example.org/kit' only stands in for it",
  ],
  'event-title-to-fill-in': [
    { warned: 'event-title-to-fill-in', event: 'webinaire', said: '[Son titre]' },
    "the title of 'webinaire' is still to fill in: [Son titre]",
  ],
  'event-link-to-fill-in': [
    { warned: 'event-link-to-fill-in', key: 'join', event: 'webinaire', url: 'https://example.org/w' },
    "'join' of 'webinaire' is still to fill in: 'https://example.org/w' only stands in for it",
  ],
  'sender-to-fill-in': [
    { warned: 'sender-to-fill-in', address: 'x@example.org' },
    "the sender’s address 'x@example.org' is still to fill in",
  ],
  'postal-to-fill-in': [
    { warned: 'postal-to-fill-in', postal: 'à compléter' },
    "the postal address of the sender is still to fill in: 'à compléter', expected the name and the address that the law asks for",
  ],
  'lesson-to-fill-in': [
    { warned: 'lesson-to-fill-in', said: 'Write lesson 2 here.' },
    'this lesson is still to be written: “Write lesson 2 here.”',
  ],
  'no-controller': [
    { warned: 'no-controller', shown: 'privacy: …' },
    'readers are not told who answers for their data: privacy.controller is missing, expected privacy: …',
  ],
  'controller-to-fill-in': [
    { warned: 'controller-to-fill-in', keys: 'name, contact' },
    'who answers for the data of readers is still to fill in, under privacy.controller: name, contact',
  ],
  'body-length': [
    { warned: 'body-length', words: 20, fewest: 350, most: 700 },
    'the body has 20 words, expected 350 to 700',
  ],
  'letter-nearly-clipped': [
    { warned: 'letter-nearly-clipped', kilobytes: 97, most: 102 },
    'the letter has 97 kB of HTML, and Gmail hides what is beyond 102 kB: shorten it, or make two of it',
  ],
  'lesson-unused': [{ warned: 'lesson-unused' }, 'no day of the schedule uses this lesson'],
  'other-placeholder': [
    { warned: 'other-placeholder', said: '*|LNAME|*' },
    'this is a placeholder of another tool, which readers would see as it is: *|LNAME|*',
  ],
  'picture-to-fill-in': [
    { warned: 'picture-to-fill-in', said: 'À compléter' },
    'what this picture shows, for those who do not see it, is still to fill in: “À compléter”',
  ],
  'doubtful-hours': [
    {
      warned: 'doubtful-hours',
      said: 'à 18 h',
      instead: '{{ date | time }}',
      declared: 'fixed_dates: [à 18 h]',
    },
    '“à 18 h” may be false for another reader or cohort, expected {{ date | time }}, or these words under fixed_dates if they always hold: fixed_dates: [à 18 h] at the head of the file',
  ],
  'small-beginning': [
    {
      warned: 'small-beginning',
      placeholder: '{{ date | date }}',
      instead: '{{ date | date | capitalize }}',
    },
    'a sentence begins with {{ date | date }}, whose first letter is a small one, expected {{ date | date | capitalize }}',
  ],
  'wide-table': [
    { warned: 'wide-table', columns: 4 },
    'a table of more than 4 columns is wider than a phone, which shows a part of it at a time',
  ],
  'html-as-typed': [{ warned: 'html-as-typed', said: '<b>' }, 'HTML is shown as it is typed: “<b>”'],
  'indented-code': [{ warned: 'indented-code' }, 'code set in by four spaces becomes a paragraph'],
  'underlined-title': [
    { warned: 'underlined-title' },
    'a title underlined with = or - is no heading, expected ## before it',
  ],
  'boxes-as-typed': [{ warned: 'boxes-as-typed' }, 'boxes to tick are shown as they are typed: [ ]'],
  'cells-left-out': [
    { warned: 'cells-left-out', said: '| a | b |' },
    'this row has more cells than its head, and the rest is left out: “| a | b |”',
  ],
  'title-left-out': [
    { warned: 'title-left-out', said: 'Voir' },
    'the title of a link or an image is not in the letter: “Voir”',
  ],
  'notes-as-typed': [{ warned: 'notes-as-typed', said: '[^1]' }, 'notes are shown as they are typed: “[^1]”'],
  'address-unused': [
    { warned: 'address-unused', label: 'rien' },
    'no link uses this address, and it is left out: [rien]',
  ],
  'address-repeated': [
    { warned: 'address-repeated', label: 'rien' },
    'another address above has this name, and it is left out: [rien]',
  ],
}

const ALL_FOUND: Finding[] = Object.values(FINDINGS).map(([finding]) => finding)
const ALL_WARNED: Warning[] = Object.values(WARNINGS).map(([warning]) => warning)

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
async function fullReport(language: Language): Promise<RehearsalReport> {
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
    warnings: ALL_WARNED.map((warning) => ({ file: 'schedules/x.yaml', line: 1, what: 'x', warning })),
    audit: {
      ...report.audit,
      skipped: Object.fromEntries(reasons.map((reason) => [reason, 1])),
      others: { held: 1, failed: 1 },
      closeTogether: [FINDINGS['too-close'][0]],
      invariants: report.audit.invariants.map((one, index) => ({
        ...{ ...one, promise: 'x', holds: false },
        broken: ALL_FOUND.slice(index * 6, index * 6 + 6),
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
  it.each(LANGUAGES)('in %s has words for what the machine has names for', async (language) => {
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

  it.each(Object.entries(FINDINGS))('has what commands say of %s', (_, [finding, line]) => {
    expect(findingLine(finding)).toBe(line)
  })

  it.each(Object.entries(WARNINGS))('has what `check` says of %s', (_, [warning, line]) => {
    expect(warningLine(warning)).toBe(line)
  })

  it('has French for every finding and every warning, with the titles of events', () => {
    const events = [{ name: 'web', title: 'Le webinaire', moment: 'start', at: '', wholeDay: false }]
    const french = { language: 'fr', names: titledNames({ language: 'fr', events }) } as const
    const told = [
      ...ALL_FOUND.map((finding) => findingWords(finding, french)),
      ...ALL_WARNED.map((warning) => warningWords(warning, { language: 'fr' })),
    ]
    expect(
      told.filter((line) => ENGLISH.test(line.replace(/« ?[^«»]*»|\{\{.*?\}\}|\S+[/@]\S+/g, ''))),
    ).toEqual([])
    expect(told[3]).toBe(
      'mail/0001-x.eml\u00A0: le bouton «\u00A0M’inscrire\u00A0» mène à «\u00A0Le webinaire\u00A0», qui est annulé',
    )
  })

  it('marks as English what only a library has words for', async () => {
    const report = await fullReport('fr')
    await writeReportPages({
      report: { ...report, warnings: [{ file: 'a.yaml', line: 1, what: 'something new' }] },
      directory,
    })
    expect(await readFile(join(directory, 'report.html'), 'utf8')).toContain(
      '<span lang="en">something new</span>',
    )
  })
})
