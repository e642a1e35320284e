import type { Language } from '../../domain/moment-words.ts'

/** Words around those of a letter about an event, and its facts, with the same holes. */
export type EventNoteFrame = Readonly<
  Record<
    | 'greeting'
    | 'when_label'
    | 'planned_label'
    | 'when'
    | 'opens_label'
    | 'opens'
    | 'host_label'
    | 'where_label'
    | 'calendars'
    | 'google'
    | 'file'
    | 'me'
    | 'unsubscribe'
    | 'help'
    | 'colon',
    string
  >
>

const FRENCH: EventNoteFrame = {
  greeting: 'Bonjour{% if first_name %} {{ first_name }}{% endif %},',
  when_label: 'Quand',
  planned_label: 'C’était prévu',
  when: whenFact({
    on: '{{ event.start | date }}',
    from: ', de {{ event.start | time }} à {{ event.end | time }}',
    at: ', {{ event.start | time }}',
    span: `du ${dated('event.start')} au ${dated('event.end')}`,
    of: `{{ event.of | date }}{% if event.of.timed %}, {{ event.of | time }}{% endif %}`,
  }),
  opens_label: 'Inscriptions',
  opens: `{% if event.opens.over %}depuis le{% else %}à partir du{% endif %} ${dated('event.opens')}`,
  host_label: 'Avec',
  where_label: 'Où',
  calendars: 'Ajouter à votre agenda',
  google: 'Google Agenda',
  file: 'fichier .ics',
  me: 'Mon cours',
  unsubscribe: 'Ne plus recevoir ces lettres',
  help: 'Aide et vos données',
  colon: '\u00A0:',
}

const ENGLISH: EventNoteFrame = {
  greeting: 'Hello{% if first_name %} {{ first_name }}{% endif %},',
  when_label: 'When',
  planned_label: 'It was planned',
  when: whenFact({
    on: '{{ event.start | date }}',
    from: ', from {{ event.start | time }} to {{ event.end | time }}',
    at: ', {{ event.start | time }}',
    span: `from ${dated('event.start')} to ${dated('event.end')}`,
    of: `{{ event.of | date }}{% if event.of.timed %}, {{ event.of | time }}{% endif %}`,
  }),
  opens_label: 'Sign-up',
  opens: `{% if event.opens.over %}since{% else %}from{% endif %} ${dated('event.opens')}`,
  host_label: 'With',
  where_label: 'Where',
  calendars: 'Add it to your calendar',
  google: 'Google Calendar',
  file: '.ics file',
  me: 'My course',
  unsubscribe: 'Stop receiving these letters',
  help: 'Help and your data',
  colon: ':',
}

export const EVENT_NOTE_FRAME: Record<Language, EventNoteFrame> = { fr: FRENCH, en: ENGLISH }

type When = Record<'on' | 'from' | 'at' | 'span' | 'of', string>

/** A webinar on one day has its hours; one that ends on another, or a session, both dates. */
function whenFact({ on, from, at, span, of }: When): string {
  const webinar = `{% if one_day %}${on}{% if event.start.timed %}${from}{% endif %}{% elsif event.end %}${span}{% else %}${on}{% if event.start.timed %}${at}{% endif %}{% endif %}`
  return `{% if event.kind == "webinar" %}${webinar}{% elsif event.kind == "mooc" and event.milestone == "" %}${span}{% else %}${of}{% endif %}`
}

function dated(moment: string): string {
  return `{{ ${moment} | date }}{% if ${moment}.timed %}, {{ ${moment} | time }}{% endif %}`
}
