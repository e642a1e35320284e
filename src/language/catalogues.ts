// Written by `npm run messages` from messages/*.json: do not edit.
import en from '../../messages/en.json' with { type: 'json' }
import es from '../../messages/es.json' with { type: 'json' }
import fr from '../../messages/fr.json' with { type: 'json' }
import { GRAMMAR as enGrammar } from './grammar/en.ts'
import { GRAMMAR as esGrammar } from './grammar/es.ts'
import { GRAMMAR as frGrammar } from './grammar/fr.ts'
import type { Grammar } from './grammar.ts'

/** Every message by language. */
export const CATALOGUES = { en, es, fr } as const

export type Language = keyof typeof CATALOGUES

/** The grammar of every language. */
export const GRAMMARS: Readonly<Record<Language, Grammar>> = { en: enGrammar, es: esGrammar, fr: frGrammar }

/** The name of a message. */
export type Message = keyof typeof fr

/** The name of a message without places for values. */
export type PlainMessage = Exclude<Message, keyof MessageValues>

/** What the messages that have places for values are said with. */
export type MessageValues = {
  'time.farDay': { date: string | number }
  'time.date': { weekday: string | number; day: string | number; month: string | number }
  'time.onDate': { date: string | number }
  'time.dayAtHour': { day: string | number; hour: string | number }
  'time.dayOfMonth': { weekday: string | number; day: string | number }
  'time.dateOfYear': { date: string | number; year: string | number }
  'time.short': { day: string | number; month: string | number; year: string | number; hour: string | number }
  'time.hour': { hour: string | number; minute: string | number }
  'time.at': { place: string | number }
  'time.zone': { place: string | number }
  'time.ordinal': { number: number }
  'time.ahead.day': { count: number }
  'time.ahead.hour': { count: number }
  'time.ahead.minute': { count: number }
  'time.ago.day': { count: number }
  'time.ago.hour': { count: number }
  'time.ago.minute': { count: number }
  'course.day': { day: string | number }
  'course.nth': { day: string | number }
  'hours.at': { hour: string | number }
  'hours.span': { from: string | number; to: string | number }
  'date.on': { date: string | number }
  'date.span': { first: string | number; last: string | number }
  'print.subject': { title: string | number }
  'print.lessons': { n: number }
  'print.leaves': { hour: string | number; zone: string | number }
  'certificate.course': { title: string | number; sender: string | number }
  'certificate.followed': { span: string | number }
  'certificate.read': { count: number; span: string | number }
  'certificate.day': { day: number }
  'certificate.page.running': { title: string | number }
  'certificate.page.unread': { read: string | number; of: string | number }
  'certificate.page.lesson': { day: string | number }
  'certificate.page.nth': { day: string | number }
  'report.pageTitle': { title: string | number }
  'report.standfirst': { day: string | number; hour: string | number; place: string | number }
  'report.letters': { n: number }
  'report.good': { n: number }
  'report.partial': { aside: number; expected: number }
  'report.brokenPromises': { n: number }
  'report.brokenLetters': { n: number; expected: number }
  'report.tooMany': { n: number }
  'report.lost': { n: number }
  'report.alsoWarnings': { n: number }
  'report.ofExpected': { n: number }
  'report.moreWarnings': { n: number }
  'report.calendarZone': { place: string | number; zone: string | number }
  'report.day': { n: string | number }
  'report.inZone': { places: string | number }
  'report.isMoved': { moment: string | number; was: string | number; to: string | number }
  'report.told': { n: number }
  'report.dayAndHour': { day: string | number; hour: string | number }
  'report.milestone': { number: string | number }
  'report.reminder': { name: string | number }
  'report.otherReason': { name: string | number }
  'report.closeNote': { n: number }
  'report.leftOut': { reason: string | number }
  'report.sentAt': { day: string | number; hour: string | number; place: string | number }
  'report.standsFor': { n: number }
  'report.sameLetter': { to: string | number }
  'report.onComputer': { subject: string | number }
  'report.onPhone': { subject: string | number }
  'report.peopleSome': { shown: number; all: number }
  'report.cameLate': { who: string | number; day: string | number; lessons: number }
  'report.cameTooLate': { who: string | number; day: string | number }
  'report.tookBreak': { who: string | number; day: string | number; until: string | number }
  'report.more': { n: number }
  'report.failure': { promise: string | number }
  'report.colophon': { edition: string | number; compilations: number }
  'finding.moment': { name: string | number }
  'finding.quoted': { words: string | number }
  'finding.or': { one: string | number; other: string | number }
  'finding.left-too-often': {
    delivery: string | number
    letter: string | number
    bodies: string | number
    resends: string | number
    written: string | number
  }
  'finding.not-ended': { delivery: string | number; letter: string | number; state: string | number }
  'finding.never-made': { enrolment: string | number; letter: string | number }
  'finding.out-of-order': {
    enrolment: string | number
    day: string | number
    date: string | number
    dayBefore: string | number
    dateBefore: string | number
  }
  'finding.after-leaving': { delivery: string | number }
  'finding.left-from-draft': { delivery: string | number; letter: string | number }
  'finding.not-compared': { delivery: string | number; letter: string | number }
  'finding.not-proven': { delivery: string | number; reply: string | number }
  'finding.lessons-missing': { asked: string | number; planned: string | number }
  'finding.taken-twice': { bodies: string | number; delivery: string | number }
  'finding.bodies-differ': { delivery: string | number }
  'finding.taken-unknown': { delivery: string | number }
  'finding.never-taken': { delivery: string | number }
  'finding.left-in-break': { delivery: string | number; to: string | number }
  'finding.skipped-outside-break': { delivery: string | number; letter: string | number; to: string | number }
  'finding.true-of-none': { part: string | number; said: string | number }
  'finding.said-of-cancelled': { part: string | number; said: string | number }
  'finding.not-true-of': { part: string | number; said: string | number; events: string | number }
  'finding.leads-to-cancelled': { label: string | number; event: string | number }
  'finding.of-no-event': { name: string | number }
  'finding.left-though-cancelled': { event: string | number }
  'finding.left-too-late': { moment: string | number; event: string | number }
  'finding.too-close': { minutes: string | number; other: string | number }
  'finding.invites-at-wrong-time': { said: string | number; event: string | number }
  'finding.invites-another': { attendee: string | number }
  'finding.begins-with': { method: string | number }
  'finding.sequence-not-higher': { sequence: string | number; before: string | number }
  'finding.never-told': { to: string | number; event: string | number; at: string | number }
  'warned.html-as-typed': { said: string | number }
  'warned.wide-table': { columns: string | number }
  'warned.cells-left-out': { said: string | number }
  'warned.title-left-out': { said: string | number }
  'warned.notes-as-typed': { said: string | number }
  'warned.address-unused': { label: string | number }
  'warned.address-repeated': { label: string | number }
  'warned.link-empty': { link: string | number }
  'warned.link-to-fill-in': { link: string | number; url: string | number }
  'warned.event-title-to-fill-in': { event: string | number; said: string | number }
  'warned.event-link-to-fill-in': { key: string | number; event: string | number; url: string | number }
  'warned.sender-to-fill-in': { address: string | number }
  'warned.postal-to-fill-in': { postal: string | number }
  'warned.lesson-to-fill-in': { said: string | number }
  'warned.no-controller': { shown: string | number }
  'warned.controller-to-fill-in': { keys: string | number }
  'warned.body-length': { words: string | number; fewest: string | number; most: string | number }
  'warned.letter-nearly-clipped': { kilobytes: string | number; most: string | number }
  'warned.doubtful-hours': { said: string | number; instead: string | number; declared: string | number }
  'warned.small-beginning': { placeholder: string | number; instead: string | number }
  'warned.other-placeholder': { said: string | number }
  'warned.picture-to-fill-in': { said: string | number }
  'lost.table-head': { said: string | number }
  'lost.cell-lines': { said: string | number }
  'lost.picture': { said: string | number; why: string | number }
  'lost.picture-elsewhere': { url: string | number }
  'lost.link': { said: string | number; target: string | number }
  'lost.https': { target: string | number }
  'lost.embedded': { said: string | number }
  'lost.comment': { said: string | number }
  'lost.underline': { said: string | number }
  'lost.hidden': { said: string | number }
  'lost.before': { said: string | number }
  'lost.above': { said: string | number }
  'lost.keys': { keys: string | number }
  'lost.no-text': { said: string | number }
  'lost.not-read': { what: string | number; count: string | number }
  'lost.other-files': { kinds: string | number }
  'lost.encoding': { encoding: string | number }
  'refused.no-such-cohort': { cohort: string | number }
  'refused.no-such-letter': { cohort: string | number; letter: string | number }
  'refused.no-such-reader': { cohort: string | number }
  'refused.letter-unwritable': { letter: string | number; why: string | number }
  'refused.letter-without-words': { letter: string | number }
  'refused.tests-used-up': { most: string | number }
  'refused.nobody-to-send-to': { letter: string | number }
  'refused.others-than-seen': { seen: number; people: string | number }
  'refused.cohort-cancelled': { cohort: string | number }
  'refused.cohort-exists': { cohort: string | number }
  'refused.no-draft': { cohort: string | number }
  'refused.cohort-is-draft': { cohort: string | number }
  'refused.slug-unusable': { cohort: string | number; why: string | number }
  'refused.list-not-read': { line: string | number }
  'refused.cohort-begun': { cohort: string | number; dayOne: string | number }
  'refused.nothing-to-change': { cohort: string | number }
  'refused.nothing-to-undo': { cohort: string | number }
  'refused.joining-unchanged': { cohort: string | number }
  'refused.no-joining-to-undo': { cohort: string | number }
  'refused.no-move-to-undo': { cohort: string | number }
  'refused.nobody-to-move': { cohort: string | number }
  'refused.moved-to-other-programme': { cohort: string | number; programme: string | number }
  'refused.no-such-lesson': { cohort: string | number; day: string | number }
  'refused.lessons-lost': { lessons: string | number; people: number; zone: string | number }
  'refused.lessons-collide': { lesson: string | number; people: number; zone: string | number }
  'refused.lessons-disordered': { lesson: string | number; people: number; zone: string | number }
  'refused.lesson-had': { lesson: string | number; people: number }
  'refused.to-fill-in': { keys: number; programme: string | number }
  'refused.programme-unwritten': { programme: string | number }
  'refused.programme-mistaken': { programme: string | number; mistake: string | number; more: number }
  'refused.texts-missing': { file: string | number }
  'refused.texts-broken': { file: string | number }
  'refused.texts-too-large': { file: string | number; megabytes: string | number }
  'refused.texts-nested': { file: string | number }
  'refused.texts-none': { kinds: string | number }
  'refused.texts-too-many': { lessons: string | number; most: string | number }
  'refused.texts-no-heading': { level: string | number; file: string | number }
  'refused.nothing-to-correct': { cohort: string | number }
  'refused.structure-changed': { cohort: string | number; parts: string | number }
  'refused.files-changed-meanwhile': { files: string | number }
  'refused.no-such-one-off': { cohort: string | number; id: string | number }
  'refused.one-off-sent': { subject: string | number }
  'refused.one-off-mistaken': { mistake: string | number; more: number }
  'refused.one-off-too-late': { leavesAt: string | number }
  'refused.one-off-begun': { subject: string | number }
  'refused.one-off-over': { subject: string | number }
  'refused.one-off-not-paused': { subject: string | number }
  'refused.no-such-event': { cohort: string | number; event: string | number; known: string | number }
  'refused.expected': { names: string | number }
  'refused.event-cancelled': { event: string | number }
  'refused.event-over': { event: string | number }
  'refused.event-changed': { event: string | number }
  'refused.event-of-rolling-cohort': { event: string | number }
  'refused.no-such-moment': { event: string | number; moment: string | number; known: string | number }
  'refused.moment-needed': { event: string | number }
  'refused.hour-needed': { moment: string | number; event: string | number }
  'refused.hour-too-many': { moment: string | number; event: string | number }
  'refused.moment-over': { moment: string | number; event: string | number }
  'refused.moment-in-the-past': { moment: string | number; event: string | number }
  'refused.moment-there-already': { moment: string | number; event: string | number }
  'refused.moment-outside-cohort': {
    moment: string | number
    event: string | number
    dayOne: string | number
  }
  'refused.ends-before-it-starts': { event: string | number }
  'refused.ends-before-it-opens': { event: string | number }
  'refused.links-of-no-webinar': { event: string | number }
  'refused.link-unusable': { url: string | number }
  'refused.links-there-already': { event: string | number }
  'refused.attendance-of-no-webinar': { event: string | number }
  'refused.attendance-of-cancelled': { event: string | number }
  'refused.organiser-joined': { organiser: string | number }
  'refused.no-such-organiser': { organiser: string | number }
  'refused.last-owner': { organiser: string | number }
  'refused.organiser-changed-meanwhile': { organiser: string | number }
  'refused.link-opens-nothing': { why: string | number }
  'refused.attendance-too-early': { event: string | number }
  'refused.hour-not-offered': { hour: string | number; hours: string | number }
  'refused.cohort-takes-nobody': { cohort: string | number }
  'refused.letter-not-theirs': { letter: string | number }
  'refused.letter-on-its-way': { letter: string | number }
  'refused.letter-not-again': { letter: string | number }
  'consent.course': { title: string | number; sender: string | number }
  'consent.event': { sender: string | number; title: string | number }
  'form.errors': { count: number }
  'moment.told': { date: string | number; time: string | number; zone: string | number }
  'often.later': { minutes: number }
  'address.fault.unseen': { character: string | number }
  'address.fault.near': { meant: string | number }
  'programme.lessons': { n: number }
  'programme.pageTitle': { title: string | number; n: number }
  'programme.standfirst': { n: number }
  'programme.standfirstBy': { n: number; sender: string | number }
  'about.minutes': { n: number }
  'programme.ownDatesFrom': { date: string | number }
  'programme.ownDatesSay': { first: string | number; last: string | number }
  'programme.hour': { hour: string | number; zone: string | number }
  'read.dayOf': { day: number; days: string | number }
  'read.nthOf': { day: number; days: string | number }
  'read.day': { day: number }
  'read.written': { date: string | number }
  'read.letterWritten': { date: string | number }
  'read.notMailed': { date: string | number }
  'read.corrected': { date: string | number }
  'read.marked': { date: string | number }
  'read.archive': { name: string | number }
  'event.at': { date: string | number; time: string | number }
  'event.hours': { hours: string | number }
  'event.minutes': { minutes: string | number }
  'event.hoursAndMinutes': { hours: string | number; minutes: string | number }
  'event.mine.goingWhy': { site: string | number }
  'event.mine.gone': { site: string | number }
  'event.mine.opens': { when: string | number }
  'events.guestLead': { programme: string | number }
  'event.public.partOf': { programme: string | number }
  'event.public.describe': { title: string | number; when: string | number }
  'join.title': { course: string | number }
  'join.begins': { date: string | number }
  'join.goesOn': { date: string | number }
  'join.data': { controller: string | number }
  'confirm.asked': { course: string | number }
  'confirm.first': { moment: string | number }
  'confirm.next': { moment: string | number }
  'confirm.other': { name: string | number }
  'leave.ask': { follows: string | number }
  'leave.askText': { follows: string | number; cohort: string | number }
  'leave.left': { follows: string | number }
  'leave.leftText': { follows: string | number; cohort: string | number }
  'leave.undoText': { follows: string | number }
  'leave.undo': { follows: string | number }
  'leave.stayed': { follows: string | number }
  'privacy.courses': { courses: string | number }
  'privacy.controller': { name: string | number; address: string | number; contact: string | number }
  'privacy.noController': { sender: string | number; postal: string | number; address: string | number }
  'privacy.dpo': { dpo: string | number }
  'privacy.recipients': { relay: string | number; host: string | number }
  'privacy.howLong.people': { period: string | number }
  'privacy.howLong.unconfirmed': { period: string | number }
  'privacy.howLong.origins': { period: string | number }
  'privacy.howLong.requests': { period: string | number }
  'privacy.howLong.outbox': { period: string | number }
  'privacy.howLong.rehearsals': { period: string | number }
  'privacy.period.years': { count: number }
  'privacy.period.days': { count: number }
  'privacy.legal.publisher': { name: string | number; address: string | number; contact: string | number }
  'privacy.legal.director': { director: string | number }
  'privacy.legal.host': { host: string | number }
  'me.outOf': { out: number; total: string | number }
  'me.day': { day: string | number }
  'me.pausedUntil': { date: string | number }
  'me.pendingText': { cohort: string | number }
  'me.endedText': { cohort: string | number }
  'me.switchedText': { cohort: string | number }
  'me.form.hours.now': { at: string | number; zone: string | number }
  'me.form.change.begins': { date: string | number }
  'me.form.change.goesOn': { date: string | number }
  'me.data.letters': { count: number }
  'me.address.old.text': { course: string | number; to: string | number }
  'address.mistake.forbidden': { character: string | number }
  'address.mistake.unseen': { character: string | number }
  'list.file-too-large': { megabytes: string | number }
  'list.other-format': { format: string | number }
  'list.no-such-sheet': { sheet: string | number }
  'list.workbook-damaged': { why: string | number }
  'list.text-damaged': { encoding: string | number }
  'list.saved-twice': { line: string | number }
  'list.no-such-column': { column: string | number }
  'list.two-columns': { second: string | number }
  'list.stopped': { most: number }
  'list.extra-cells': { cells: string | number; columns: string | number }
  'list.long-line': { most: number }
  'list.unreadable-line': { code: string | number }
  'list.wrong-address': { typed: string | number; mistake: string | number }
  'list.several-addresses': { typed: string | number; mistake: string | number }
  'list.near-domain': { typed: string | number; meant: string | number }
  'list.wrong-name': { name: string | number; mistake: string | number }
  'list.fixed-zone': { zone: string | number; proposal: string | number }
  'list.wrong-zone': { zone: string | number; proposal: string | number }
  'list.wrong-hour': { hour: string | number }
  'list.unknown-standing': { column: string | number; says: string | number; people: number }
  'list.more-standings': { values: string | number; people: number }
  'list.remark.payer': { column: string | number }
  'list.remark.other-person': { column: string | number; address: string | number }
  'list.remark.whole-names': { column: string | number }
  'signIn.enterAs': { name: string | number; role: string | number }
  'shell.account': { name: string | number }
  'o.refused.why': { why: string | number }
  'shell.forbidden.text': { role: string | number }
  'journal.organiser-invited': { organiser: string | number; role: string | number }
  'journal.organiser-joined': { role: string | number }
  'journal.organiser-changed': { organiser: string | number; before: string | number; after: string | number }
  'journal.organiser-removed': { organiser: string | number }
  'journal.letter-tested': { letter: string | number; cohort: string | number; addresses: number }
  'journal.letter-resent': { letter: string | number; cohort: string | number; people: number }
  'journal.resend-called-back': { letter: string | number; cohort: string | number; people: number }
  'journal.letter-scheduled': {
    subject: string | number
    cohort: string | number
    readers: string | number
    people: number
    leavesAt: string | number
  }
  'journal.letter-called-back': { subject: string | number; cohort: string | number }
  'journal.letter-paused': { subject: string | number; cohort: string | number }
  'journal.letter-resumed': { subject: string | number; cohort: string | number }
  'journal.invitation-withdrawn': { organiser: string | number }
  'journal.export-allowed': { organiser: string | number }
  'journal.export-ended': { organiser: string | number }
  'journal.link-printed': { organiser: string | number }
  'journal.account-renamed': { before: string | number; after: string | number }
  'journal.language-chosen': { language: string | number }
  'journal.session-ended': { browser: string | number }
  'journal.passkey-added': { passkey: string | number }
  'journal.passkey-removed': { passkey: string | number }
  'journal.brand-set': { programme: string | number; before: string | number; after: string | number }
  'journal.ceilings-changed': { perDomain: number; inAll: number }
  'journal.data-purged': { kind: string | number; n: number }
  'journal.forms-given-up': { n: number }
  'journal.draft-begun': { cohort: string | number }
  'journal.draft-dropped': { cohort: string | number }
  'journal.cohort-changed': { cohort: string | number; changes: string | number }
  'journal.cohort-corrected': {
    letters: number
    cohort: string | number
    copies: string | number
    before: string | number
    after: string | number
  }
  'journal.programme-published': {
    files: number
    programme: string | number
    message: string | number
    before: string | number
    after: string | number
  }
  'journal.cohort-restructured': {
    cohort: string | number
    inserted: number
    dropped: number
    copies: string | number
    before: string | number
    after: string | number
  }
  'journal.cohort-scheduled': {
    cohort: string | number
    dayOne: string | number
    at: string | number
    zone: string | number
    people: number
  }
  'journal.cohort-cancelled': { cohort: string | number; dispatches: number }
  'field.changed': { field: string | number; before: string | number; after: string | number }
  'field.name.event': { event: string | number }
  'field.name.lesson': { day: string | number }
  'journal.event-moved': {
    event: string | number
    before: string | number
    after: string | number
    told: number
  }
  'journal.event-cancelled': { event: string | number; told: number }
  'journal.event-linked': {
    event: string | number
    before: string | number
    after: string | number
    told: number
  }
  'journal.event-attended': { event: string | number; attended: number; absent: number }
  'event.link.join': { url: string | number }
  'event.link.replay': { url: string | number }
  'oneOff.readers.day': { title: string | number }
  'oneOff.readers.got': { title: string | number }
  'oneOff.readers.missed': { title: string | number }
  'oneOff.readers.registered': { title: string | number }
  'oneOff.readers.attended': { title: string | number }
  'oneOff.readers.absent': { title: string | number }
  'oneOff.readers.waiting': { title: string | number }
  'oneOff.at': { date: string | number; at: string | number }
  'event.plan.nobody': { kind: string | number }
  'event.plan.people': { registered: number; kind: string | number; both: string | number; waiting: number }
  'event.plan.atOnce': { people: string | number }
  'event.plan.later': { when: string | number; people: string | number }
  'event.plan.lessonsSpeak': { n: number; lessons: string | number }
  'event.plan.lessonsTell': { n: number; lessons: string | number }
  'event.plan.lessonsSilent': { n: number; lessons: string | number }
  'journal.people-enrolled': { enrolled: number; already: string | number; erased: string | number }
  'journal.import-started': { file: string | number; people: number }
  'journal.list-imported': {
    file: string | number
    enrolled: number
    already: string | number
    erased: string | number
  }
  'journal.import-stopped': { file: string | number; people: number; enrolled: number }
  'journal.import-undone': { file: string | number; people: number; staying: number }
  'journal.list-exported': { list: string | number; format: string | number; rows: number }
  'sheet.joined': { zone: string | number }
  'sheet.left': { zone: string | number }
  'sheet.since': { zone: string | number }
  'sheet.at': { zone: string | number }
  'journal.letters-decided': {
    n: number
    cohort: string | number
    state: string | number
    decision: string | number
  }
  'journal.alerts-chosen': { kinds: string | number }
  'journal.webhook-changed': { host: string | number }
  'journal.cohort-paused': { cohort: string | number; reason: string | number }
  'journal.cohort-resumed': { cohort: string | number }
  'journal.domain-resumed': { cohort: string | number; domain: string | number }
  'journal.person-paused': { until: string | number }
  'journal.person-hours-changed': { before: string | number; after: string | number }
  'journal.person-moved': { cohort: string | number }
  'journal.people-moved-back': { people: number; to: string | number; cohort: string | number }
  'journal.people-moved': { people: number; cohort: string | number; to: string | number }
  'journal.person-unenrolled': { scope: string | number }
  'journal.address-corrected': { because: string | number }
  'journal.letter-sent-again': { letter: string | number }
  'o.today.needs': { n: number }
  'o.today.refused': { cohort: string | number }
  'o.today.paused': { cohort: string | number }
  'o.today.domain': { domain: string | number; cohort: string | number }
  'o.today.since': { when: string | number }
  'o.today.waiting': { n: number }
  'o.today.waitingMore': { n: number }
  'o.today.askedAgain': { when: string | number }
  'o.today.resumed': { cohort: string | number }
  'o.today.notPaused': { cohort: string | number }
  'o.today.relaySince': { n: number }
  'o.today.tested': { address: string | number }
  'o.today.notTested': { reply: string | number }
  'o.today.bounced': { n: number }
  'o.today.bouncedWhere': { cohorts: string | number }
  'o.today.complaints': { n: number }
  'o.today.emptyLink': { title: string | number; cohort: string | number }
  'o.today.linkBy': { when: string | number }
  'o.today.draft': { cohort: string | number }
  'o.today.draftWaits': { date: string | number; people: number }
  'o.today.underWay': { n: number; when: string | number }
  'o.today.underWayMore': { n: number; when: string | number }
  'o.decisions.unticked': { n: number }
  'o.decisions.unknown': { n: number; letter: string | number; cohort: string | number }
  'o.decisions.held': { n: number; letter: string | number; cohort: string | number }
  'o.decisions.since': { when: string | number }
  'o.decisions.until': { when: string | number }
  'o.decisions.tooLate': { when: string | number }
  'o.decisions.more': { n: number }
  'o.decisions.confirm.resend': { n: number }
  'o.decisions.confirm.submitted': { n: number }
  'o.decisions.confirm.leave': { n: number }
  'o.decisions.done.resend': { n: number; missed: number }
  'o.decisions.done.submitted': { n: number; missed: number }
  'o.decisions.done.leave': { n: number; missed: number }
  'o.decisions.lineHint': { example: string | number }
  'o.decisions.added': { address: string | number; n: number }
  'o.decisions.addedBefore': { address: string | number; n: number }
  'o.decisions.liftedNow': { address: string | number }
  'o.decisions.notSuppressed': { address: string | number }
  'o.cohorts.copyOf': { cohort: string | number }
  'o.cohorts.state.pausedDomains': { count: number }
  'o.cohorts.dayOne': { date: string | number }
  'o.cohorts.moreThan': { count: string | number }
  'o.draft.asWritten': { when: string | number }
  'o.draft.hourOf': { moment: string | number }
  'o.draft.people': { people: number }
  'o.draft.summary': { lessons: number; first: string | number; last: string | number }
  'o.draft.rolling': { lessons: number; date: string | number }
  'o.draft.reminder': { hour: string | number }
  'o.draft.toFillIn': { places: number }
  'o.draft.place.link': { name: string | number }
  'o.draft.place.lesson': { name: string | number }
  'o.draft.place.event-title': { name: string | number }
  'o.draft.kept': { when: string | number }
  'o.draft.scheduledTold': { cohort: string | number }
  'o.draft.copiedTold': { cohort: string | number }
  'o.draft.faulty': { count: number; programme: string | number }
  'o.draft.warned.day-one-past': { date: string | number }
  'o.draft.warned.day-one-begun': { lesson: string | number; date: string | number; at: string | number }
  'o.draft.warned.day-one-moved': { date: string | number; first: string | number }
  'o.draft.warned.lesson-at-night': { at: string | number }
  'o.draft.warned.event-at-weekend': { event: string | number; date: string | number }
  'o.draft.warned.event-on-holiday': {
    event: string | number
    date: string | number
    holiday: string | number
  }
  'o.draft.warned.event-before-day-one': { event: string | number; date: string | number }
  'o.draft.warned.event-past': { event: string | number; date: string | number }
  'o.draft.warned.event-disordered': { event: string | number }
  'o.draft.warned.reminder-at-night': { event: string | number; date: string | number; at: string | number }
  'o.cohortSettings.dates': { date: string | number; hour: string | number; zone: string | number }
  'o.cohortSettings.checkedBy': { author: string | number; when: string | number }
  'o.cohortSettings.checkedDates': {
    lessons: number
    date: string | number
    hour: string | number
    zone: string | number
    people: number
  }
  'o.cohortCancel.title': { cohort: string | number }
  'o.cohortCancel.people': { people: number }
  'o.cohortCancel.letters': { lessons: number; letters: number }
  'o.cohortCancel.next': { when: string | number }
  'o.cohortCancel.button': { people: number }
  'o.cohortCancel.told': { letters: number }
  'o.seen.changed': { author: string | number; when: string | number; change: string | number }
  'o.rehearsal.title': { cohort: string | number }
  'o.rehearsal.means': { people: string | number }
  'o.rehearsal.running': { left: string | number; expected: string | number }
  'o.rehearsal.at': { moment: string | number }
  'o.rehearsal.failed': { why: string | number }
  'o.cohort.follow': { people: number }
  'o.pause.skipped': { moment: string | number; letter: string | number }
  'o.cohort.facts': {
    programme: string | number
    day: string | number
    at: string | number
    zone: string | number
  }
  'o.inHours': { hours: string | number }
  'o.cohort.next': { ahead: string | number; letter: string | number; moment: string | number }
  'o.cohort.nextTo': { people: number }
  'o.cohort.leftElsewhere': { zone: string | number }
  'o.cohort.lastLeaves': { moment: string | number; family: string | number }
  'o.cohort.tooLate': { letters: number; family: string | number }
  'o.cohort.overCeiling': {
    day: string | number
    letters: number
    domain: string | number
    ceiling: number
    roomFrom: string | number
  }
  'o.cohort.pausedSince': { since: string | number }
  'o.cohort.refusedSince': { since: string | number }
  'o.cohort.triedAgain': { moment: string | number }
  'o.cohort.domainPaused': { domain: string | number; moment: string | number }
  'o.pause.title': { cohort: string | number }
  'o.pause.means': { people: number }
  'o.pause.waiting': { letters: number }
  'o.pause.done': { cohort: string | number }
  'o.change.title': { cohort: string | number }
  'o.change.people': { people: number; zone: string | number }
  'o.change.left': { left: number }
  'o.change.more': { people: number }
  'o.change.done': { cohort: string | number }
  'o.change.undone': { cohort: string | number }
  'o.plan.saw': { time: string | number }
  'joining.people': { enrolled: number; pending: number }
  'joining.over': { over: number }
  'joining.fits': { fits: number }
  'joining.before.gets': { day: string | number; when: string | number; byMail: number; missed: number }
  'joining.after.gets': { day: string | number; when: string | number; byMail: number; missed: number }
  'o.joining.title': { cohort: string | number }
  'o.joining.done': { cohort: string | number }
  'o.joining.undone': { cohort: string | number }
  'edition.lessons': { n: number }
  'edition.reminders': { n: number }
  'edition.structure': { parts: string | number }
  'o.correct.title': { cohort: string | number }
  'o.correct.toCome': { people: number }
  'o.correct.left': { people: number }
  'o.correct.dropped': { people: number }
  'o.correct.past': { people: number }
  'o.correct.done': { cohort: string | number }
  'o.cohort.behind': { what: string | number }
  'o.resume.title': { cohort: string | number }
  'o.resume.letter': { letter: string | number; people: number }
  'o.resume.done': { cohort: string | number }
  'letter.test': { subject: string | number }
  'o.letters.lesson': { number: string | number; title: string | number }
  'o.letters.reminder': { event: string | number }
  'o.letters.notice': { event: string | number }
  'o.letters.repeated': { title: string | number }
  'o.letters.oneOff': { title: string | number }
  'o.reminder.before.day': { of: string | number; count: number }
  'o.reminder.before.hour': { of: string | number; count: number }
  'o.reminder.before.minute': { of: string | number; count: number }
  'o.reminder.after.day': { of: string | number; count: number }
  'o.reminder.after.hour': { of: string | number; count: number }
  'o.reminder.after.minute': { of: string | number; count: number }
  'o.letters.when': { zone: string | number }
  'o.letters.zones': { zones: string | number }
  'o.letter.willRead': { reader: string | number; moment: string | number }
  'o.letter.wasRead': { reader: string | number; moment: string | number }
  'o.letter.asNobody': { moment: string | number }
  'o.letter.held': { why: string | number }
  'o.test.as': { reader: string | number; moment: string | number }
  'o.test.asNobody': { moment: string | number }
  'o.test.toHint': { most: string | number }
  'o.test.many': { most: string | number }
  'o.test.wrong': { address: string | number }
  'o.test.sent': { people: number; answers: string | number }
  'o.test.taken': { to: string | number; reply: string | number }
  'o.test.refused': { to: string | number; reply: string | number }
  'o.again.title': { letter: string | number }
  'o.again.means': { people: number }
  'o.again.when': { seconds: string | number }
  'o.again.button': { people: number }
  'o.again.more': { people: number }
  'o.again.before': { people: number; moment: string | number }
  'o.again.done': { seconds: string | number; people: number }
  'o.again.undone': { people: number }
  'o.oneOff.readers': { people: number }
  'o.oneOff.paused': { paused: number }
  'o.oneOff.line': { field: string | number; line: string | number }
  'o.oneOff.sendTitle': { subject: string | number }
  'o.oneOff.send': { people: number }
  'o.oneOff.later': { when: string | number; people: number }
  'o.oneOff.goes': { readers: string | number; when: string | number }
  'o.outcome.submitted': { people: number }
  'o.outcome.waiting': { people: number }
  'o.outcome.left': { people: number }
  'o.outcome.paused': { people: number }
  'o.outcome.bounced': { people: number }
  'o.outcome.unknown': { people: number }
  'o.outcome.held': { people: number }
  'o.outcome.failed': { people: number }
  'o.outcome.suppressed': { people: number }
  'o.outcome.expired': { people: number }
  'o.outcome.cancelled': { people: number }
  'o.outcome.needless': { people: number }
  'o.people.dropped': { cohort: string | number }
  'o.people.count': { count: number }
  'o.people.many': { count: number }
  'o.people.aboutLetter': { letter: string | number; outcome: string | number }
  'o.people.ofLetter': { letter: string | number }
  'o.people.standing.pausedUntil': { date: string | number }
  'o.people.add.text': { hour: string | number; zone: string | number }
  'o.people.add.done': { cohort: string | number }
  'o.people.add.already': { cohort: string | number }
  'o.person.suppressed': { since: string | number; zone: string | number }
  'o.person.at': { hour: string | number; zone: string | number }
  'o.person.paused': { date: string | number }
  'o.person.hoursChanged': { hour: string | number; zone: string | number }
  'o.person.moved': { cohort: string | number }
  'o.move.pickOne': { person: string | number }
  'o.move.title': { cohort: string | number }
  'o.move.caption': { people: number; cohort: string | number }
  'o.move.people': { people: number; zone: string | number; hour: string | number }
  'o.move.paused': { people: number }
  'o.move.lesson': { day: string | number }
  'o.move.stays.already': { people: number }
  'o.move.stays.left': { people: number }
  'o.move.stays.pending': { people: number }
  'o.move.stays.guest': { people: number }
  'o.move.stays.finished': { people: number }
  'o.move.stays.past': { people: number }
  'o.move.calledOff': { letters: number }
  'o.move.places': { event: string | number; people: number }
  'o.move.over': { cohort: string | number; capacity: number; people: number }
  'o.move.button': { people: number }
  'o.move.done': { people: number; cohort: string | number }
  'o.move.undone': { people: number; cohort: string | number }
  'o.person.leaveText': { count: number }
  'o.person.scopeCourse': { cohort: string | number }
  'o.person.resent': { address: string | number }
  'o.person.address.corrected': { address: string | number }
  'o.person.address.asked': { address: string | number }
  'o.person.erase.courses': { count: number }
  'o.person.resend.to': { name: string | number; address: string | number }
  'o.person.asked.register': { event: string | number }
  'o.person.asked.registered': { event: string | number }
  'o.person.asked.waiting': { event: string | number }
  'o.person.asked.unregistered': { event: string | number }
  'o.import.into': { cohort: string | number }
  'o.import.running': { done: number; people: number }
  'o.import.undoing': { removed: number }
  'o.import.summary': { people: number; cohort: string | number }
  'o.import.count.fresh': { n: number }
  'o.import.count.already': { n: number }
  'o.import.count.suppressed': { n: number }
  'o.import.count.erased': { n: number }
  'o.import.count.left': { n: number }
  'o.import.count.bad': { n: number }
  'o.import.count.repeated': { n: number }
  'o.import.format.csv': { encoding: string | number; separator: string | number }
  'o.import.format.xlsx': { sheet: string | number }
  'o.import.again': { moment: string | number }
  'o.import.start': { people: number }
  'o.import.unreadLine': { line: string | number; problem: string | number }
  'o.import.columns.unnamed': { number: string | number }
  'o.import.asked': { says: string | number; column: string | number; people: number }
  'o.import.left.line': { address: string | number; line: string | number; says: string | number }
  'o.import.left.taken': { line: string | number }
  'o.import.left.more': { shown: number; count: number }
  'o.import.bad.more': { shown: number }
  'o.import.done': { enrolled: number }
  'o.import.stopped': { why: string | number; people: number; enrolled: number }
  'o.import.undone': { removed: number; stayed: number }
  'o.import.basisKept': { basis: string | number }
  'o.import.byAt': { author: string | number; moment: string | number }
  'o.import.seePeople': { cohort: string | number }
  'o.import.undo.title': { file: string | number }
  'o.import.undo.text': { removable: number; cohort: string | number }
  'o.import.undo.textMany': { people: number; cohort: string | number }
  'o.import.undo.staying': { staying: number }
  'o.import.undo.lookedAt': { looked: number }
  'o.import.undo.button': { removable: number }
  'journal.suppression-returned': { kind: string | number }
  'o.import.undo.more': { shown: number }
  'o.events.ofPlaces': { places: number }
  'o.events.moveTo': { moment: string | number }
  'o.events.at': { zone: string | number }
  'o.events.paused': { reason: string | number }
  'o.events.sameDay': { event: string | number; moment: string | number; when: string | number }
  'o.events.doMove': { told: number }
  'o.events.doLink': { told: number }
  'o.events.doCancel': { told: number }
  'o.events.moved': { event: string | number; told: number }
  'o.events.linked': { event: string | number; told: number }
  'o.events.isCancelled': { event: string | number; told: number }
  'o.events.listSays': { n: number }
  'o.events.badList': { n: number }
  'o.events.line': { line: number }
  'o.events.storeList': { n: number }
  'o.events.stored': { n: number; event: string | number }
  'o.events.leaves': { reminder: string | number; people: string | number; when: string | number }
  'o.events.hasLeft': { reminder: string | number; people: string | number; when: string | number }
  'o.journal.caption': { zone: string | number }
  'o.ceilings.changed': { perDomain: number; inAll: number }
  'o.team.count': { count: number }
  'o.team.addressNear': { meant: string | number }
  'o.team.invited': { end: string | number }
  'o.team.changed': { name: string | number; role: string | number }
  'o.team.removeTitle': { name: string | number }
  'o.team.removed': { name: string | number }
  'o.team.withdrawTitle': { name: string | number }
  'o.team.withdrawn': { name: string | number }
  'o.team.sent.title': { name: string | number }
  'o.team.sent.mailed': { address: string | number }
  'o.team.sent.notMailed': { address: string | number }
  'o.team.mail.subject': { name: string | number }
  'o.team.mail.text': { name: string | number; role: string | number }
  'o.account.who': { address: string | number; role: string | number }
  'o.account.sessionCount': { count: number }
  'o.passkey.count': { count: number }
  'o.passkey.added': { name: string | number }
  'o.alerts.mineText': { address: string | number }
  'o.alerts.changed': { url: string | number }
  'refused.webhook-unusable': { why: string | number }
  'alert.trouble.relay': { reason: string | number }
  'alert.trouble.paused': { cohort: string | number; reason: string | number }
  'alert.trouble.domain': { cohort: string | number; domain: string | number; reason: string | number }
  'alert.trouble.held': { n: number; letter: string | number; cohort: string | number }
  'alert.trouble.unknown': { n: number; letter: string | number; cohort: string | number }
  'alert.trouble.bounces': {
    n: string | number
    of: string | number
    letter: string | number
    cohort: string | number
  }
  'alert.trouble.complaints': { n: string | number; domain: string | number; of: string | number }
  'alert.more': { n: number }
  'alert.day.left': { submitted: number; bounced: number; left: number }
  'alert.day.next': { n: number }
  'alert.mail.why': { url: string | number }
  'reply.mail.subject': { from: string | number; letter: string | number; cohort: string | number }
  'reply.mail.about': { from: string | number; cohort: string | number; letter: string | number }
  'reply.mail.answer': { from: string | number }
  'reply.mail.itsSubject': { subject: string | number }
  'reply.mail.files': { n: number }
  'o.brand.ofProgramme': { programme: string | number }
  'o.brand.accentPale': { nearest: string | number }
  'o.brand.fault.active': { detail: string | number }
  'o.brand.contrast': { light: string | number; dark: string | number }
  'o.newProgramme.daysHint': { most: string | number }
  'o.newProgramme.rhythm.weekly': { day: string | number }
  'o.newProgramme.done': { title: string | number }
  'o.newProgramme.wrong.taken': { name: string | number }
  'o.newProgramme.wrong.days': { most: string | number }
  'o.newProgramme.wrong.pale': { nearest: string | number }
  'o.programme.caption': { programme: string | number }
  'o.programme.ownDraft': { when: string | number }
  'o.programme.draftOf': { author: string | number; when: string | number }
  'o.programme.publish': { files: number }
  'o.programme.asIf': { date: string | number }
  'o.programme.behind': { difference: string | number }
  'o.programme.correct': { cohort: string | number }
  'o.programme.published': { author: string | number; when: string | number; files: number }
  'o.lesson.title': { lesson: string | number; programme: string | number }
  'o.lesson.asIf': { moment: string | number }
  'o.lesson.marks': { errors: number; warnings: number }
  'o.lesson.figures': { minutes: number; kilobytes: number }
  'o.lesson.line': { line: string | number }
  'o.lesson.kept': { when: string | number }
  'o.lesson.twoPages': { when: string | number }
  'o.schedule.title': { programme: string | number }
  'o.layout.title': { programme: string | number }
  'o.publish.title': { programme: string | number }
  'o.publish.messageWrong': { most: string | number }
  'o.files.title': { programme: string | number }
  'o.files.brought': { files: number; all: string | number }
  'o.files.otherProgramme': { programme: string | number }
  'o.files.foreignFile': { file: string | number }
  'o.files.notText': { file: string | number }
  'o.picture.altWrong': { most: string | number }
  'doctor.signed-aligned': { domain: string | number; from: string | number }
  'doctor.signed-elsewhere': { domain: string | number; from: string | number }
  'doctor.return-aligned': { domain: string | number; from: string | number }
  'doctor.return-elsewhere': { domain: string | number; from: string | number }
  'doctor.url-aligned': { host: string | number }
  'doctor.url-elsewhere': { host: string | number; from: string | number }
  'doctor.silent': { name: string | number }
  'doctor.spf-missing': { domain: string | number }
  'doctor.spf-several': { domain: string | number }
  'doctor.spf-open': { domain: string | number }
  'doctor.spf-broken': { domain: string | number; words: string | number }
  'doctor.spf-lookups': { domain: string | number; count: number }
  'doctor.spf-good': { domain: string | number; count: number }
  'doctor.spf-relay': { domain: string | number; host: string | number; ip: string | number }
  'doctor.spf-without-relay': { domain: string | number; host: string | number; ip: string | number }
  'doctor.key-good': { name: string | number }
  'doctor.key-missing': { name: string | number }
  'doctor.key-other': { name: string | number }
  'doctor.key-testing': { name: string | number }
  'doctor.key-short': { name: string | number; bits: number }
  'doctor.dmarc-missing': { domain: string | number }
  'doctor.dmarc-broken': { domain: string | number }
  'doctor.dmarc-mute': { domain: string | number }
  'doctor.dmarc-strict': { domain: string | number }
  'doctor.dmarc-unheard': { domain: string | number; there: string | number }
  'doctor.dmarc-good': { domain: string | number; policy: string | number }
  'doctor.mx-missing': { domain: string | number }
  'doctor.mx-lost': { domain: string | number; host: string | number }
  'doctor.mx-good': { domain: string | number; host: string | number }
  'doctor.ptr-missing': { ip: string | number }
  'doctor.ptr-other': { ip: string | number; name: string | number }
  'doctor.ptr-good': { ip: string | number; name: string | number }
  'doctor.relay-fault': { host: string | number; words: string | number }
  'doctor.relay-good': { host: string | number; greeting: string | number }
  'doctor.relay-plain': { host: string | number }
  'doctor.relay-without-dsn': { host: string | number }
  'doctor.relay-small': { host: string | number; bytes: number }
  'doctor.certificate-good': { host: string | number; days: number }
  'doctor.certificate-soon': { host: string | number; days: number }
  'doctor.mailbox-taken': { address: string | number }
  'doctor.mailbox-refused': { address: string | number; words: string | number }
  'doctor.mailbox-unasked': { address: string | number; words: string | number }
  'doctor.clock-off': { seconds: number }
  'doctor.click-good': { status: string | number }
  'doctor.click-moved': { status: string | number }
  'doctor.click-refused': { status: string | number }
  'doctor.click-silent': { words: string | number }
  'doctor.letter-signed': { domain: string | number; selector: string | number }
  'doctor.letter-broken': { domain: string | number; selector: string | number; words: string | number }
  'doctor.letter-unverified': { domain: string | number; selector: string | number }
  'doctor.letter-uncovered': { fields: string | number }
  'doctor.result-good': { by: string | number; method: string | number; result: string | number }
  'doctor.result-bad': { by: string | number; method: string | number; result: string | number }
  'outbox.total': { n: number }
  'outbox.sentAt': { day: string | number; hour: string | number }
  'outbox.kilobytes': { n: number }
  'outbox.page': { page: string | number; pages: string | number }
  'outbox.width.phone': { pixels: string | number }
  'outbox.width.letter': { pixels: string | number }
  'outbox.width.desktop': { pixels: string | number }
  'outbox.links': { n: string | number }
}
