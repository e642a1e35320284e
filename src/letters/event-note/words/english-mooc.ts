import type { MoocReminder } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import {
  BUTTON,
  SESSION_ENDS,
  SESSION_STARTS,
  WHY_COURSE,
  WHY_GOING,
  when,
  whenFirst,
} from './english-phrases.ts'

const OPENING = `{% if event.opens.over %}opened{% else %}opens{% endif %} ${when('event.opens')}`
const JOIN =
  '{% if event.opens.passed and over == false %}Sign up for the MOOC{% else %}Open the page of the MOOC{% endif %}'
const DATES =
  'The session {% if over %}went{% else %}goes{% endif %} from {{ event.start | date }} to {{ event.end | date }}.'
const UNTIL = '{% unless over %} It lasts until {{ event.end | date }}.{% endunless %}'
const CAN_JOIN = '{% if event.opens.passed and over == false %} There is still time to sign up.{% endif %}'

export const ENGLISH_MOOC: Record<MoocReminder, EventNoteWords> = {
  opens: {
    subject: `{% if over %}The session has ended{% elsif event.opens.over %}Sign-up is open{% else %}Sign-up opens ${when('event.opens')}{% endif %}: {{ event.title }}`,
    preheader: DATES,
    title: `{% if over %}The session has ended{% elsif event.opens.over %}Sign-up is open{% else %}Sign-up ${OPENING}{% endif %}`,
    paragraphs: [
      `Sign-up ${OPENING}. ${DATES}`,
      {
        if: 'event.opens.passed and over == false',
        text: 'The button opens a page from where you can sign up.',
      },
    ],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}: sign-up ${OPENING}.`,
  },
  'first-day': {
    subject: `The ${SESSION_STARTS}: {{ event.title }}`,
    preheader: DATES,
    title: `The ${SESSION_STARTS}`,
    paragraphs: [
      `The ${SESSION_STARTS}.${UNTIL}`,
      { if: 'over == false', text: 'You chose to follow it: the button takes you back there.' },
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}: the ${SESSION_STARTS}.`,
  },
  'start-invite': {
    subject: `The ${SESSION_STARTS}: {{ event.title }}`,
    preheader: `${DATES}${CAN_JOIN}`,
    title: `The ${SESSION_STARTS}`,
    paragraphs: [`The ${SESSION_STARTS}.${UNTIL}${CAN_JOIN}`],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}: the ${SESSION_STARTS}.${CAN_JOIN}`,
  },
  'week-before-end': {
    subject: `The ${SESSION_ENDS}: {{ event.title }}`,
    preheader: DATES,
    title: `The ${SESSION_ENDS}`,
    paragraphs: [
      `The ${SESSION_ENDS}.`,
      { if: 'over == false', text: 'This is the time to finish what is not finished yet.' },
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}: the ${SESSION_ENDS}.`,
  },
  'last-call': {
    subject: `The ${SESSION_ENDS}: {{ event.title }}`,
    preheader: `${DATES}${CAN_JOIN}`,
    title: `The ${SESSION_ENDS}`,
    paragraphs: [`The ${SESSION_ENDS}.${CAN_JOIN}`],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}: the ${SESSION_ENDS}.${CAN_JOIN}`,
  },
  milestone: {
    subject: `{% if event.of.over %}A milestone has passed{% else %}${whenFirst('event.of')}{% endif %}: {% if event.milestone %}{{ event.milestone }}{% else %}{{ event.title }}{% endif %}`,
    preheader: '{{ event.title }}',
    title: '{% if event.milestone %}{{ event.milestone }}{% else %}A milestone of the MOOC{% endif %}',
    paragraphs: [
      `This milestone of the MOOC {% if event.of.over %}was due{% else %}is due{% endif %} ${when('event.of')}. The session {% if over %}ended{% else %}ends{% endif %} on {{ event.end | date }}.`,
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}: {% if event.milestone %}{{ event.milestone }}, {% endif %}${when('event.of')}.`,
  },
}
