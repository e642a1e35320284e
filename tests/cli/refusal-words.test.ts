import { describe, expect, it } from 'vitest'
import { refusalLine } from '../../src/cli/refusal-words.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import { refusalWords } from '../../src/domain/refusal-words.ts'

const start = { event: 'webinaire', moment: 'start' }

/** One of each kind: the type fails to compile when one is missing. */
const SAID: { [code in Refusal['refused']]: [Extract<Refusal, { refused: code }>, string] } = {
  'no-such-cohort': [
    { refused: 'no-such-cohort', cohort: 'avril' },
    'there is no cohort named avril: npx feuilleton cohort list shows them',
  ],
  'nothing-to-change': [
    { refused: 'nothing-to-change', cohort: 'Mars' },
    'nothing of the calendar of “Mars” would change',
  ],
  'nothing-to-undo': [
    { refused: 'nothing-to-undo', cohort: 'Mars' },
    'no change of the calendar of “Mars” can be undone: there is none, or a lesson has left since',
  ],
  'joining-unchanged': [
    { refused: 'joining-unchanged', cohort: 'Mars' },
    '“Mars” has these places and this rule already',
  ],
  'no-joining-to-undo': [
    { refused: 'no-joining-to-undo', cohort: 'Mars' },
    'no change of who may join “Mars” can be undone: there is none, or somebody has joined since',
  ],
  'moved-to-itself': [{ refused: 'moved-to-itself' }, 'people cannot move to the cohort that they are in'],
  'moved-to-other-programme': [
    { refused: 'moved-to-other-programme', cohort: 'Avril', programme: 'essai' },
    'people cannot move to “Avril”: it is not of the programme essai',
  ],
  'nobody-to-move': [
    { refused: 'nobody-to-move', cohort: 'Mars' },
    'nobody of those chosen in “Mars” can be moved: they have left, are in the other cohort already, or have nothing to come there',
  ],
  'no-move-to-undo': [
    { refused: 'no-move-to-undo', cohort: 'Mars' },
    'no move of people out of “Mars” can be undone: there is none, or a letter has left since, or somebody has done something',
  ],
  'no-such-lesson': [
    { refused: 'no-such-lesson', cohort: 'Mars', day: 30 },
    '“Mars” has no lesson of day 30',
  ],
  'lessons-lost': [
    { refused: 'lessons-lost', lessons: '5, 6', people: 3, zone: 'Europe/Paris' },
    'the day of lesson 5, 6 would be over for 3 people in Europe/Paris, who would never get it: choose a later date',
  ],
  'lessons-collide': [
    { refused: 'lessons-collide', lesson: 5, people: 1, zone: 'Europe/Paris' },
    'lesson 5 would come on the day of the one before it to one person in Europe/Paris: move it by a day too',
  ],
  'to-fill-in': [
    { refused: 'to-fill-in', programme: 'essai', keys: ['links.mooc', 'sender.postal'] },
    '2 places are still to be filled in, in the programme essai, and readers would get what stands there for now: links.mooc, sender.postal: fill them in, or add --with-placeholders to try it as it is',
  ],
  'lessons-disordered': [
    { refused: 'lessons-disordered', lesson: 4, people: 2, zone: 'Europe/Paris' },
    'lesson 4 would come after a later one that 2 people have had, or with its number, in Europe/Paris: put it behind those that have left',
  ],
  'lesson-had': [
    { refused: 'lesson-had', lesson: 2, people: 1 },
    'lesson 2 has left to one person: it stays in the programme. Put it back into the files; its words can be corrected',
  ],
  'programme-unwritten': [
    { refused: 'programme-unwritten', programme: 'essai' },
    'this installation has no files of the programme “essai”',
  ],
  'programme-mistaken': [
    { refused: 'programme-mistaken', programme: 'essai', mistake: 'a.md:3: no door', more: 2 },
    'the files of “essai” have mistakes: a.md:3: no door, and 2 more',
  ],
  'texts-missing': [{ refused: 'texts-missing', file: 'cours.docx' }, 'there is no cours.docx'],
  'texts-broken': [
    { refused: 'texts-broken', file: 'cours.docx' },
    'cours.docx is damaged, or is not what its name says',
  ],
  'texts-nested': [
    { refused: 'texts-nested', file: 'a.html' },
    'a.html has parts in parts without end: save it anew in the program that wrote it',
  ],
  'texts-too-large': [
    { refused: 'texts-too-large', file: 'cours.zip', megabytes: 150 },
    'cours.zip is too large, or unpacks to too much: at most 150 MB',
  ],
  'texts-none': [
    { refused: 'texts-none', kinds: 'pdf (2)' },
    'there is no text in it that can be read: expected .docx, .html, .md or .txt, found pdf (2)',
  ],
  'texts-too-many': [
    { refused: 'texts-too-many', lessons: 400, most: 365 },
    'there would be 400 lessons, and 365 are the most',
  ],
  'texts-no-heading': [
    { refused: 'texts-no-heading', file: 'cours.docx', level: 4 },
    'there is no heading of level 4 in cours.docx',
  ],
  'nothing-to-correct': [
    { refused: 'nothing-to-correct', cohort: 'Mars' },
    '“Mars” has the words of its files',
  ],
  'structure-changed': [
    { refused: 'structure-changed', cohort: 'Mars', parts: ['calendar', 'layout'] },
    'only words and lessons can be brought to “Mars”, which runs, and more changed: the calendar, the layout. Put that back in the files as the cohort has it, or schedule a new cohort',
  ],
  'no-such-one-off': [
    { refused: 'no-such-one-off', cohort: 'Mars', id: 7 },
    '“Mars” has no one-off letter number 7',
  ],
  'one-off-sent': [
    { refused: 'one-off-sent', subject: 'Sorry' },
    '“Sorry” has been sent: its words stay as they are',
  ],
  'one-off-mistaken': [
    { refused: 'one-off-mistaken', mistake: 'body:3: no placeholder “nom”', more: 1 },
    'the letter has mistakes: body:3: no placeholder “nom”, and 1 more',
  ],
  'one-off-for-nobody': [{ refused: 'one-off-for-nobody' }, 'nobody would get this letter now'],
  'one-off-too-late': [
    { refused: 'one-off-too-late', leavesAt: '2027-03-01 07:00' },
    '2027-03-01 07:00 has passed in every time zone of the cohort',
  ],
  'one-off-begun': [
    { refused: 'one-off-begun', subject: 'Sorry' },
    '“Sorry” has begun to leave, or is a draft: there is nothing to call back',
  ],
  'one-off-over': [{ refused: 'one-off-over', subject: 'Sorry' }, 'nothing of “Sorry” is left to pause'],
  'one-off-not-paused': [{ refused: 'one-off-not-paused', subject: 'Sorry' }, '“Sorry” is not paused'],
  'file-too-large': [{ refused: 'file-too-large' }, 'the file is larger than 256 kB'],
  'files-changed-meanwhile': [
    { refused: 'files-changed-meanwhile', files: ['schedules/essai.yaml', 'templates/essai/layout.mjml'] },
    'somebody else has changed this meanwhile: schedules/essai.yaml, templates/essai/layout.mjml. Compare your draft with it first',
  ],
  'cohort-cancelled': [{ refused: 'cohort-cancelled', cohort: 'mars' }, 'the cohort mars is cancelled'],
  'no-such-letter': [
    { refused: 'no-such-letter', cohort: 'mars', letter: 'jour-99' },
    'the cohort mars has no letter jour-99',
  ],
  'no-such-reader': [
    { refused: 'no-such-reader', cohort: 'mars' },
    'nobody with this address is in the cohort mars',
  ],
  'letter-unwritable': [
    { refused: 'letter-unwritable', letter: 'jour-01', why: 'undefined variable: x' },
    'the letter jour-01 cannot be written: undefined variable: x',
  ],
  'letter-without-words': [
    { refused: 'letter-without-words', letter: 'webinaire.change.2' },
    'the letter webinaire.change.2 would have nothing to say to this person: it would not leave',
  ],
  'tests-used-up': [
    { refused: 'tests-used-up', most: 50 },
    'at most 50 test letters an hour: try again in a while',
  ],
  'no-relay': [{ refused: 'no-relay' }, 'no relay is set here: nothing can be sent from this process'],
  'nobody-to-send-to': [
    { refused: 'nobody-to-send-to', letter: 'jour-05' },
    'nobody is left who did not get jour-05 and could',
  ],
  'others-than-seen': [
    { refused: 'others-than-seen', seen: 3, people: 1 },
    'it was to be 3 people and would be 1 now: nothing was sent',
  ],
  'resend-gone': [{ refused: 'resend-gone' }, 'it has left: there is nothing left to call back'],
  'cohort-exists': [
    { refused: 'cohort-exists', cohort: 'mars' },
    'there is a cohort named mars already: choose another with --slug',
  ],
  'no-draft': [{ refused: 'no-draft', cohort: 'Mars' }, '“Mars” is not a draft any more'],
  'cohort-is-draft': [
    { refused: 'cohort-is-draft', cohort: 'Mars' },
    '“Mars” is still a draft: its settings are changed in its form',
  ],
  'slug-unusable': [
    { refused: 'slug-unusable', cohort: 'mars 2027', why: 'letters' },
    '"mars 2027" cannot name a cohort: expected lower-case letters, digits and hyphens, such as 21-jours',
  ],
  'name-of-lines': [
    { refused: 'name-of-lines' },
    'the name of a cohort must be one line, without control characters',
  ],
  'no-basis': [
    { refused: 'no-basis' },
    'say how these people agreed to be written to: it is the proof for each of them',
  ],
  'nobody-to-enrol': [{ refused: 'nobody-to-enrol' }, 'there is nobody to enrol'],
  'import-changed': [{ refused: 'import-changed' }, 'this import has changed meanwhile'],
  'list-not-read': [
    { refused: 'list-not-read', line: '12' },
    'the list was not read past line 12: the people after it would be left out unnoticed',
  ],
  'cohort-begun': [
    { refused: 'cohort-begun', cohort: 'mars', dayOne: '2027-03-01' },
    'the cohort mars began on 2027-03-01 and takes nobody after that: enrol them in the next cohort',
  ],
  'organiser-joined': [{ refused: 'organiser-joined', organiser: 'Luc' }, 'Luc is here already'],
  'no-such-organiser': [
    { refused: 'no-such-organiser', organiser: 'luc@example.org' },
    'luc@example.org is no organiser',
  ],
  'last-owner': [
    { refused: 'last-owner', organiser: 'Ana' },
    'Ana is the last owner: make somebody else an owner first',
  ],
  'organiser-changed-meanwhile': [
    { refused: 'organiser-changed-meanwhile', organiser: 'Luc' },
    'the rights of Luc were changed meanwhile: look at them, and choose again',
  ],
  'passkey-unusable': [
    { refused: 'passkey-unusable' },
    'this passkey could not be verified: try again, or sign in with a link',
  ],
  'passkey-unknown': [
    { refused: 'passkey-unknown' },
    'this passkey belongs to no organiser: it may have been removed; sign in with a link',
  ],
  'passkey-known': [{ refused: 'passkey-known' }, 'this passkey is there already'],
  'passkey-late': [{ refused: 'passkey-late' }, 'the page was open for too long: try again'],
  'brand-changed-meanwhile': [
    { refused: 'brand-changed-meanwhile' },
    'the brand was changed meanwhile: look at it, and choose again',
  ],
  'link-opens-nothing': [{ refused: 'link-opens-nothing', why: 'used' }, 'This link was used already'],
  'no-such-event': [
    { refused: 'no-such-event', cohort: 'mars', event: 'atelier', known: ['cours', 'guide'] },
    "the cohort mars has no event 'atelier': expected one of cours, guide",
  ],
  'event-cancelled': [{ refused: 'event-cancelled', event: 'webinaire' }, 'webinaire is cancelled already'],
  'event-changed': [
    { refused: 'event-changed', event: 'webinaire' },
    'webinaire has changed meanwhile: nothing was done',
  ],
  'event-over': [
    { refused: 'event-over', event: 'webinaire' },
    'webinaire is over: there is nothing left to cancel',
  ],
  'event-of-rolling-cohort': [
    { refused: 'event-of-rolling-cohort', event: 'webinaire' },
    'in a rolling cohort everybody has dates of their own: webinaire cannot be moved',
  ],
  'no-such-moment': [
    { refused: 'no-such-moment', event: 'webinaire', moment: 'end', known: ['start'] },
    "webinaire has no 'end' to move: expected one of start",
  ],
  'moment-needed': [
    { refused: 'moment-needed', event: 'guide', known: ['print', 'online'] },
    'guide has several dates: say which one with --moment, one of print, online',
  ],
  'hour-needed': [
    { refused: 'hour-needed', ...start },
    'start of webinaire: expected a date and an hour, such as 2027-03-17T13:00',
  ],
  'hour-too-many': [
    { refused: 'hour-too-many', event: 'guide', moment: 'online' },
    'online of guide: expected a date alone, such as 2027-03-17',
  ],
  'moment-over': [
    { refused: 'moment-over', ...start },
    'start of webinaire is over, and cannot be moved any more',
  ],
  'moment-in-the-past': [
    { refused: 'moment-in-the-past', ...start },
    'start of webinaire cannot be moved into the past',
  ],
  'moment-there-already': [
    { refused: 'moment-there-already', ...start },
    'start of webinaire is at that time already',
  ],
  'moment-outside-cohort': [
    { refused: 'moment-outside-cohort', ...start, dayOne: '2027-03-01' },
    'start of webinaire would be outside the cohort: expected a date from 2027-03-01 to a year later',
  ],
  'ends-before-it-starts': [
    { refused: 'ends-before-it-starts', event: 'cours' },
    'cours would end before it starts',
  ],
  'ends-before-it-opens': [
    { refused: 'ends-before-it-opens', event: 'cours' },
    'cours would end before its sign-up opens',
  ],
  'links-of-no-webinar': [
    { refused: 'links-of-no-webinar', event: 'cours' },
    'cours is not a webinar: only a webinar has a link to join and a recording',
  ],
  'link-unusable': [
    { refused: 'link-unusable', url: 'http://meet.example' },
    'http://meet.example: expected an address that starts with https://',
  ],
  'links-there-already': [
    { refused: 'links-there-already', event: 'webinaire' },
    'webinaire has that link already',
  ],
  'attendance-of-no-webinar': [
    { refused: 'attendance-of-no-webinar', event: 'cours' },
    'cours is not a webinar: attendance is known of webinars only',
  ],
  'attendance-of-cancelled': [
    { refused: 'attendance-of-cancelled', event: 'webinaire' },
    'webinaire is cancelled: nobody attended',
  ],
  'attendance-too-early': [
    { refused: 'attendance-too-early', event: 'webinaire' },
    'webinaire has not started: store the list of attendees after it',
  ],
  'webhook-unusable': [
    { refused: 'webhook-unusable', why: 'not-https' },
    'this web address will not do: it has to begin with https',
  ],
  'no-such-person': [{ refused: 'no-such-person' }, 'there is no such person'],
  'person-erased': [{ refused: 'person-erased' }, 'this person was erased'],
  'not-reading': [{ refused: 'not-reading' }, 'this person does not follow that course, or not any more'],
  'nothing-left': [{ refused: 'nothing-left' }, 'there is no lesson left to come'],
  'pause-needs-end': [{ refused: 'pause-needs-end' }, 'in a rolling cohort a pause needs an end'],
  'pause-date': [{ refused: 'pause-date' }, 'the last day of a pause is from today to a year ahead'],
  'hour-not-offered': [
    { refused: 'hour-not-offered', hour: '09:00', hours: '07:30, 18:00' },
    'this course does not leave at 09:00, but at 07:30, 18:00',
  ],
  'cohort-takes-nobody': [
    { refused: 'cohort-takes-nobody', cohort: 'avril' },
    'this person cannot move to avril: it is of another programme, it is over, or the person has been in it',
  ],
  'leaving-too-old': [
    { refused: 'leaving-too-old' },
    'this cannot be taken back: it is more than seven days ago, or the person moved to another cohort',
  ],
  'address-same': [{ refused: 'address-same' }, 'that is the address already'],
  'address-in-use': [{ refused: 'address-in-use' }, 'that address is another person’s'],
  'address-suppressed': [
    { refused: 'address-suppressed' },
    'nothing is sent to that address: it is suppressed',
  ],
  'address-erased': [
    { refused: 'address-erased' },
    'that address had itself erased: it can come back only by itself',
  ],
  'address-works': [
    { refused: 'address-works' },
    'letters reach this address: changing it is for its person, by a letter to confirm',
  ],
  'address-broken': [
    { refused: 'address-broken' },
    'nothing reaches this address any more: correct it instead',
  ],
  'no-reason': [{ refused: 'no-reason' }, 'say how you know: it is kept in the journal'],
  'too-many-letters': [
    { refused: 'too-many-letters' },
    'this person had enough letters of this kind today: wait until tomorrow',
  ],
  'sends-nothing-there': [
    { refused: 'sends-nothing-there' },
    'nothing is sent to this person’s address: correct it first',
  ],
  'letter-not-theirs': [
    { refused: 'letter-not-theirs', letter: 'jour-07' },
    'the letter jour-07 did not go to this person',
  ],
  'letter-on-its-way': [
    { refused: 'letter-on-its-way', letter: 'jour-07' },
    'the letter jour-07 is on its way',
  ],
  'letter-not-again': [
    { refused: 'letter-not-again', letter: 'webinaire.moved' },
    'the letter webinaire.moved cannot leave again: it is no lesson, or its time is over',
  ],
  'rehearsed-change': [
    {
      refused: 'rehearsed-change',
      change: '3 cancel webinaire',
      why: { refused: 'event-cancelled', event: 'webinaire' },
    },
    "--change '3 cancel webinaire': webinaire is cancelled already",
  ],
}

describe('what a command says of a refusal', () => {
  it.each(Object.entries(SAID))('of %s says why, and what to do', (_, [refusal, words]) => {
    expect(refusalLine(refusal)).toBe(words)
  })

  it('says so of a programme without events', () => {
    const refusal = { refused: 'no-such-event', cohort: 'mars', event: 'atelier', known: [] } as const
    expect(refusalLine(refusal)).toBe("the cohort mars has no event 'atelier': its programme has none")
  })

  it('tells a name that is too long from one that is misspelled', () => {
    const refusal = { refused: 'slug-unusable', cohort: 'mars', why: 'length' } as const
    expect(refusalLine(refusal)).toBe('"mars" cannot name a cohort: expected at most 100 characters')
  })
})

describe('what a page says of a refusal', () => {
  it('is in its language, and names no command', () => {
    const event = { refused: 'no-such-event', cohort: 'mars', event: 'atelier', known: ['cours'] } as const
    expect(refusalWords(event, { language: 'fr' })).toBe(
      'la cohorte mars n’a pas d’événement «\u00A0atelier\u00A0»\u00A0: les noms possibles sont cours',
    )
    const moment = { refused: 'moment-needed', event: 'guide', known: ['print', 'online'] } as const
    expect(refusalWords(moment, { language: 'fr' })).toBe('l’événement guide a plusieurs dates')
    expect(refusalWords(moment, { language: 'en' })).toBe('guide has several dates')
  })

  it('shows the control characters of a name', () => {
    const refusal = { refused: 'slug-unusable', cohort: 'a\nb', why: 'letters' } as const
    expect(refusalWords(refusal, { language: 'fr' })).toContain('«\u00A0a\\nb\u00A0» ne peut pas')
  })
})
