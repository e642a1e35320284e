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
} from './french-phrases.ts'

const OPENING = `Les inscriptions {% if event.opens.over %}ont ouvert{% else %}ouvrent{% endif %} ${when('event.opens')}`
const JOIN =
  '{% if event.opens.passed and over == false %}M’inscrire au MOOC{% else %}Ouvrir la page du MOOC{% endif %}'
const DATES =
  'La session {% if over %}allait{% else %}va{% endif %} du {{ event.start | date }} au {{ event.end | date }}.'
const UNTIL = '{% unless over %} Elle dure jusqu’au {{ event.end | date }}.{% endunless %}'
const CAN_JOIN =
  '{% if event.opens.passed and over == false %} Il est encore temps de s’y inscrire.{% endif %}'

export const FRENCH_MOOC: Record<MoocReminder, EventNoteWords> = {
  opens: {
    subject: `{% if over %}Session terminée{% elsif event.opens.over %}Inscriptions ouvertes{% else %}Ouverture des inscriptions ${when('event.opens')}{% endif %}\u00A0: {{ event.title }}`,
    preheader: DATES,
    title: `{% if over %}La session est terminée{% elsif event.opens.over %}Les inscriptions sont ouvertes{% else %}${OPENING}{% endif %}`,
    paragraphs: [
      `${OPENING}. ${DATES}`,
      {
        if: 'event.opens.passed and over == false',
        text: 'Le bouton ouvre une page d’où vous pouvez vous inscrire.',
      },
    ],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}\u00A0: les inscriptions {% if event.opens.over %}ont ouvert{% else %}ouvrent{% endif %} ${when('event.opens')}.`,
  },
  'first-day': {
    subject: `La ${SESSION_STARTS}\u00A0: {{ event.title }}`,
    preheader: DATES,
    title: `La ${SESSION_STARTS}`,
    paragraphs: [
      `La ${SESSION_STARTS}.${UNTIL}`,
      { if: 'over == false', text: 'Vous avez choisi de la suivre\u00A0: le bouton vous y ramène.' },
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}\u00A0: la ${SESSION_STARTS}.`,
  },
  'start-invite': {
    subject: `La ${SESSION_STARTS}\u00A0: {{ event.title }}`,
    preheader: `${DATES}${CAN_JOIN}`,
    title: `La ${SESSION_STARTS}`,
    paragraphs: [`La ${SESSION_STARTS}.${UNTIL}${CAN_JOIN}`],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}\u00A0: la ${SESSION_STARTS}.${CAN_JOIN}`,
  },
  'week-before-end': {
    subject: `La ${SESSION_ENDS}\u00A0: {{ event.title }}`,
    preheader: DATES,
    title: `La ${SESSION_ENDS}`,
    paragraphs: [
      `La ${SESSION_ENDS}.`,
      { if: 'over == false', text: 'C’est le moment de finir ce qui ne l’est pas encore.' },
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}\u00A0: la ${SESSION_ENDS}.`,
  },
  'last-call': {
    subject: `La ${SESSION_ENDS}\u00A0: {{ event.title }}`,
    preheader: `${DATES}${CAN_JOIN}`,
    title: `La ${SESSION_ENDS}`,
    paragraphs: [`La ${SESSION_ENDS}.${CAN_JOIN}`],
    button: JOIN,
    why: WHY_COURSE,
    banner: `{{ event.title }}\u00A0: la ${SESSION_ENDS}.${CAN_JOIN}`,
  },
  milestone: {
    subject: `{% if event.of.over %}Étape passée{% else %}${whenFirst('event.of')}{% endif %}\u00A0: {% if event.milestone %}{{ event.milestone }}{% else %}{{ event.title }}{% endif %}`,
    preheader: '{{ event.title }}',
    title: '{% if event.milestone %}{{ event.milestone }}{% else %}Une étape du MOOC{% endif %}',
    paragraphs: [
      `Cette étape du MOOC {% if event.of.over %}était prévue{% else %}est prévue{% endif %} ${when('event.of')}. La session {% if over %}s’est terminée{% else %}se termine{% endif %} le {{ event.end | date }}.`,
    ],
    button: BUTTON,
    why: WHY_GOING,
    banner: `{{ event.title }}\u00A0: {% if event.milestone %}{{ event.milestone }}, {% endif %}${when('event.of')}.`,
  },
}
