import type { Deed } from '../../src/domain/journal-entry.ts'

/** A deed of each kind, and what is said of it in English: the type fails to compile when one is missing. */
export const EVERY_DEED: { [act in Deed['act']]: [Extract<Deed, { act: act }>, string] } = {
  'organiser-invited': [
    { act: 'organiser-invited', organiser: 'Luc', role: 'observer' },
    'invited Luc as observer',
  ],
  'organiser-joined': [{ act: 'organiser-joined', organiser: 'Luc', role: 'observer' }, 'joined as observer'],
  'organiser-changed': [
    { act: 'organiser-changed', organiser: 'Luc', before: 'observer', after: 'writer' },
    'changed the role of Luc from observer to writer',
  ],
  'organiser-removed': [{ act: 'organiser-removed', organiser: 'Luc' }, 'removed Luc'],
  'draft-begun': [{ act: 'draft-begun', cohort: 'Mars', programme: 'essai' }, 'began the draft “Mars”'],
  'draft-dropped': [{ act: 'draft-dropped', cohort: 'Mars' }, 'gave up the draft “Mars”'],
  'cohort-changed': [
    {
      act: 'cohort-changed',
      cohort: 'Mars',
      changes: [
        { field: 'at', before: '07:30', after: '08:00' },
        { field: 'capacity', before: '', after: '40' },
        { field: 'days', before: 'monday', after: 'monday tuesday' },
        { field: 'event.webinaire.start', before: '', after: '2027-03-04 18:00' },
      ],
    },
    'changed “Mars”: hour: 7:30 → 8:00 · places: none → 40 · days of the week: Monday → Monday, Tuesday · ' +
      'date of the event webinaire: none → Thursday 4 March 2027, 18:00',
  ],
  'cohort-scheduled': [
    {
      act: 'cohort-scheduled',
      ...{ cohort: 'Mars', dayOne: '2027-03-01', at: '07:30', zone: 'Europe/Paris', edition: 'e1' },
      ...{ lessons: 21, people: 1, warnings: [] },
    },
    'scheduled “Mars”: day one on Monday 1 March 2027 at 7:30 (Paris), 1 person enrolled',
  ],
  'programme-published': [
    {
      act: 'programme-published',
      ...{ programme: 'essai', files: 1, message: 'Une faute', before: 'e1', after: 'e2' },
    },
    'published 1 file of the programme “essai”: Une faute (edition e1 → e2)',
  ],
  'cohort-corrected': [
    { act: 'cohort-corrected', cohort: 'Mars', letters: 2, before: 'e1', after: 'e2' },
    'corrected the words of 2 letters of “Mars” (edition e1 → e2)',
  ],
  'cohort-restructured': [
    { act: 'cohort-restructured', cohort: 'Mars', inserted: 1, dropped: 2, before: 'e1', after: 'e2' },
    'changed the lessons of “Mars”: 1 inserted, 2 dropped (edition e1 → e2)',
  ],
  'cohort-cancelled': [
    { act: 'cohort-cancelled', cohort: 'Mars', dispatches: 3 },
    'cancelled “Mars”: 3 dispatches will not happen',
  ],
  'cohort-paused': [
    { act: 'cohort-paused', cohort: 'Mars', reason: 'a mistake' },
    'paused “Mars”: a mistake',
  ],
  'cohort-resumed': [{ act: 'cohort-resumed', cohort: 'Mars' }, 'resumed “Mars”'],
  'domain-resumed': [
    { act: 'domain-resumed', cohort: 'Mars', domain: 'orange.fr' },
    'resumed the letters of “Mars” to orange.fr',
  ],
  'letters-decided': [
    { act: 'letters-decided', cohort: 'Mars', state: 'held', decision: 'resend', n: 2 },
    'decided about 2 letters of “Mars” (held): send again',
  ],
  'suppression-added': [{ act: 'suppression-added' }, 'added an address to those that nothing is sent to'],
  'suppression-returned': [
    { act: 'suppression-returned', kind: 'complaint' },
    'was told by mail of a complaint: nothing more is sent to that address',
  ],
  'suppression-lifted': [{ act: 'suppression-lifted' }, 'took an address off those that nothing is sent to'],
  'alerts-chosen': [
    { act: 'alerts-chosen', kinds: ['relay', 'held'], summaryAt: null },
    'chose which alerts to get: relay that does not answer, held letters',
  ],
  'webhook-changed': [{ act: 'webhook-changed', host: null }, 'changed the web address of alerts: none'],
  'ceilings-changed': [
    { act: 'ceilings-changed', perDomain: 300, inAll: 600 },
    'set the ceilings of letters to unconfirmed addresses to 300 an hour for each domain and 600 in all',
  ],
  'relay-tested': [{ act: 'relay-tested' }, 'checked that mail leaves'],
  'person-enrolled': [{ act: 'person-enrolled' }, 'enrolled a person'],
  'person-paused': [
    { act: 'person-paused', until: '2027-03-04' },
    'paused a person’s letters until Thursday 4 March 2027',
  ],
  'person-resumed': [{ act: 'person-resumed' }, 'ended a person’s pause'],
  'person-hours-changed': [
    { act: 'person-hours-changed', before: '07:30 Europe/Paris', after: '18:00 Europe/Paris' },
    'changed the hour of a person’s letters from 7:30 (Paris) to 18:00 (Paris)',
  ],
  'person-moved': [{ act: 'person-moved', cohort: 'Avril' }, 'moved a person to “Avril”'],
  'people-moved': [
    { act: 'people-moved', cohort: 'Mars', to: 'Avril', people: 3 },
    'moved 3 people from “Mars” to “Avril”',
  ],
  'people-moved-back': [
    { act: 'people-moved-back', cohort: 'Mars', to: 'Avril', people: 1 },
    'brought one person back to “Mars” from “Avril”',
  ],
  'person-unenrolled': [
    { act: 'person-unenrolled', scope: 'everything' },
    'unenrolled a person from every course',
  ],
  'person-back': [{ act: 'person-back' }, 'took back that a person had left'],
  'forms-given-up': [
    { act: 'forms-given-up', n: 120 },
    'gave up 120 forms that had waited for more than a day',
  ],
  'data-purged': [
    { act: 'data-purged', kind: 'origins', n: 1200 },
    'purged what is older than its period, IP addresses beside consents: 1,200',
  ],
  'person-erased': [{ act: 'person-erased' }, 'erased a person'],
  'person-exported': [{ act: 'person-exported' }, 'exported the data of a person'],
  'person-renamed': [{ act: 'person-renamed' }, 'corrected the first name of a person'],
  'address-corrected': [
    { act: 'address-corrected', because: 'refused' },
    'corrected a person’s address: letters to the old one bounced',
  ],
  'address-change-asked': [{ act: 'address-change-asked' }, 'asked a new address whether it is the person’s'],
  'letter-sent-again': [
    { act: 'letter-sent-again', letter: 'jour-07' },
    'sent the letter “jour-07” to a person again',
  ],
  'letter-tested': [
    { act: 'letter-tested', cohort: 'Mars', letter: 'jour-07', addresses: 1 },
    'sent the letter “jour-07” of “Mars” as a test, to one address',
  ],
  'letter-resent': [
    { act: 'letter-resent', cohort: 'Mars', letter: 'jour-07', people: 2 },
    'sent the letter “jour-07” of “Mars” to 2 people who did not get it',
  ],
  'letter-scheduled': [
    {
      ...{ act: 'letter-scheduled', cohort: 'Mars', subject: 'Sorry', people: 2 },
      ...{ readers: 'got:jour-06', leavesAt: '2027-03-04T18:00' },
    },
    'sent the one-off letter “Sorry” of “Mars” to those who got “jour-06” (2 people then): on Thursday 4 March 2027 at 18:00, in the time zone of each person',
  ],
  'letter-called-back': [
    { act: 'letter-called-back', cohort: 'Mars', subject: 'Sorry' },
    'called the one-off letter “Sorry” of “Mars” back before it left',
  ],
  'letter-paused': [
    { act: 'letter-paused', cohort: 'Mars', subject: 'Sorry' },
    'paused the one-off letter “Sorry” of “Mars”',
  ],
  'letter-resumed': [
    { act: 'letter-resumed', cohort: 'Mars', subject: 'Sorry' },
    'resumed the one-off letter “Sorry” of “Mars”',
  ],
  'resend-called-back': [
    { act: 'resend-called-back', cohort: 'Mars', letter: 'jour-07', people: 1 },
    'called the letter “jour-07” of “Mars” back before it left to one person',
  ],
  'event-moved': [
    {
      ...{ act: 'event-moved', event: 'Webinar', zone: 'Europe/Paris', told: 2 },
      before: { date: '2027-03-01' },
      after: { at: '2027-03-02T12:00:00Z' },
    },
    'moved “Webinar” from Monday 1 March 2027 to Tuesday 2 March 2027 at 13:00 (time zone: Paris). 2 people told by letter',
  ],
  'event-cancelled': [
    { act: 'event-cancelled', event: 'Webinar', told: 1 },
    'cancelled “Webinar”. One person told by letter',
  ],
  'event-linked': [
    {
      ...{ act: 'event-linked', event: 'Webinar', told: 0 },
      before: { join: 'https://a.example' },
      after: { join: 'https://a.example', replay: 'https://b.example' },
    },
    'changed the links of “Webinar”: to join: https://a.example, now to join: https://a.example, recording: https://b.example',
  ],
  'event-attended': [
    { act: 'event-attended', event: 'Webinar', attended: 2, absent: 1 },
    'noted who was at “Webinar”: 2 people there, 1 not',
  ],
  'invitation-withdrawn': [
    { act: 'invitation-withdrawn', organiser: 'Luc' },
    'withdrew the invitation of Luc',
  ],
  'export-allowed': [{ act: 'export-allowed', organiser: 'Luc' }, 'let Luc take lists out'],
  'export-ended': [{ act: 'export-ended', organiser: 'Luc' }, 'no longer lets Luc take lists out'],
  'link-printed': [{ act: 'link-printed', organiser: 'Luc' }, 'printed a sign-in link for Luc'],
  'account-renamed': [
    { act: 'account-renamed', before: 'Luc', after: 'Luc M.' },
    'changed their name from Luc to Luc M.',
  ],
  'language-chosen': [
    { act: 'language-chosen', language: 'fr' },
    'chose the language of their pages: Français',
  ],
  'brand-set': [
    { act: 'brand-set', programme: null, before: '–', after: 'Petit cycle, #1a4585' },
    'set the brand of all programmes: –, now Petit cycle, #1a4585',
  ],
  'passkey-added': [{ act: 'passkey-added', passkey: 'office laptop' }, 'added a passkey: office laptop'],
  'passkey-removed': [
    { act: 'passkey-removed', passkey: 'office laptop' },
    'removed a passkey: office laptop',
  ],
  'session-ended': [
    { act: 'session-ended', browser: 'Firefox, Windows' },
    'ended their session in Firefox, Windows',
  ],
  'signed-out-everywhere': [{ act: 'signed-out-everywhere' }, 'signed out everywhere'],
  'people-enrolled': [
    { act: 'people-enrolled', enrolled: 1, already: 2, erased: 0 },
    'enrolled 1 person; there already: 2, erased: 0',
  ],
  'import-started': [
    { act: 'import-started', file: 'mars.csv', people: 120 },
    'started the import of mars.csv: 120 people',
  ],
  'list-imported': [
    { act: 'list-imported', file: 'mars.csv', enrolled: 118, already: 1, erased: 1 },
    'imported mars.csv: 118 people enrolled; there already: 1, erased: 1',
  ],
  'import-stopped': [
    { act: 'import-stopped', file: 'mars.csv', people: 9000, enrolled: 5000 },
    'began to import mars.csv, which stopped: 5,000 of 9,000 enrolled',
  ],
  'import-undone': [
    { act: 'import-undone', file: 'mars.csv', people: 120, staying: 1 },
    'took back the import of mars.csv: 120 people, of whom 1 stays',
  ],
  'list-exported': [
    { act: 'list-exported', list: 'people', format: 'xlsx', rows: 120 },
    'exported people as XLSX: 120 lines',
  ],
}
