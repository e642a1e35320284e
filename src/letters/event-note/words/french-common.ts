import type { CommonReminder, WebinarReminder } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import {
  BUTTON,
  IT_IS,
  JOINING,
  NOT_COMING,
  PAGE,
  SESSION_ENDS,
  SESSION_STARTS,
  TAKES_PLACE,
  WEBINAR_WHEN,
  WHY_ANY,
  WHY_COURSE,
  WHY_REGISTERED,
  when,
} from './french-phrases.ts'

const LENGTH =
  '{% if event.minutes %}{{ event.minutes }} minutes{% if event.host %} avec {{ event.host }}{% endif %}. {% endif %}'

export const FRENCH_WEBINAR: Record<WebinarReminder, EventNoteWords> = {
  'day-before': {
    subject: `${WEBINAR_WHEN}\u00A0: {{ event.title }}`,
    preheader: `{% if over %}Le webinaire ${TAKES_PLACE}.{% else %}${LENGTH}Votre place est retenue.{% endif %}`,
    title: WEBINAR_WHEN,
    paragraphs: [
      `Le webinaire ${TAKES_PLACE}.{% unless over %} Votre place est retenue.{% endunless %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}\u00A0: ${IT_IS}{% unless over %} Votre place est retenue.{% endunless %}`,
  },
  invite: {
    subject: `${WEBINAR_WHEN}\u00A0: {{ event.title }}`,
    preheader: `{% if over %}Le webinaire ${TAKES_PLACE}.{% else %}${LENGTH}{% if waiting %}Vous êtes sur liste d’attente.{% elsif begun %}Le rendez-vous est en cours.{% else %}Il est encore temps de s’inscrire.{% endif %}{% endif %}`,
    title: WEBINAR_WHEN,
    paragraphs: [
      `Le webinaire ${TAKES_PLACE}.{% unless begun %}{% if waiting %} Vous êtes sur liste d’attente\u00A0: si une place se libère, une lettre vous le dira.{% else %} Il est encore temps de vous inscrire\u00A0: le bouton ouvre sa page.{% endif %}{% endunless %}`,
    ],
    button:
      '{% if begun or waiting %}Ouvrir la page du webinaire{% else %}M’inscrire au webinaire{% endif %}',
    why: WHY_COURSE,
    banner: `{{ event.title }}\u00A0: ${IT_IS}{% unless begun or waiting %} Il est encore temps de vous inscrire.{% endunless %}`,
  },
  'hour-before': {
    subject: `${WEBINAR_WHEN}\u00A0: {{ event.title }}`,
    preheader: `{% if over %}Le webinaire ${TAKES_PLACE}.{% elsif joins %}Le lien pour le rejoindre est dans cette lettre.{% else %}Votre place est retenue.{% endif %}`,
    title: `{% if begun %}${WEBINAR_WHEN}{% else %}Rendez-vous ${when('event.start')}{% endif %}`,
    paragraphs: [
      `{% if begun %}Le webinaire ${TAKES_PLACE}.{% else %}Le webinaire commence ${when('event.start')}.{% endif %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}\u00A0: ${IT_IS}`,
  },
  replay: {
    subject: `{% if event.replay_url %}L’enregistrement est en ligne{% elsif over %}Après le webinaire{% else %}${WEBINAR_WHEN}{% endif %}\u00A0: {{ event.title }}`,
    preheader: `{% if event.replay_url %}À voir ou à revoir quand vous voudrez.{% elsif attended and over %}Merci de votre présence.{% else %}Les nouvelles sont sur la page du webinaire.{% endif %}`,
    title: `{% if attended and over %}Merci de votre présence{% elsif event.replay_url %}L’enregistrement est en ligne{% else %}${WEBINAR_WHEN}{% endif %}`,
    paragraphs: [
      `{% if over and attended %}Vous avez participé au webinaire ${when('event.start')}.{% elsif over and absent %}Le webinaire a eu lieu ${when('event.start')}, et il semble que vous n’ayez pas pu le suivre.{% else %}Le webinaire ${TAKES_PLACE}.{% endif %}`,
      {
        if: 'event.replay_url',
        text: '{% if attended %}L’enregistrement est en ligne, pour y revenir ou pour le transmettre.{% elsif absent %}L’enregistrement est en ligne\u00A0: vous pouvez le voir quand vous voudrez.{% else %}L’enregistrement est en ligne, à voir ou à revoir.{% endif %}',
      },
      {
        if: 'over and replay_unknown',
        text: 'Aucun enregistrement n’est en ligne à cette heure\u00A0; s’il y en a un, il sera sur la page du webinaire.',
      },
    ],
    button: BUTTON,
    page: PAGE,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}\u00A0: {% if event.replay_url %}l’enregistrement est en ligne.{% else %}${IT_IS}{% endif %}`,
  },
}

/** « la session commence demain » and the like, of the moment that a rule is about. */
function about(isFirst: boolean): string {
  const the = isFirst ? { le: 'Le', la: 'La', les: 'Les' } : { le: 'le', la: 'la', les: 'les' }
  return `{% if event.kind == "webinar" and about == "end" %}${the.le} webinaire {% if over %}s’est terminé{% else %}se termine{% endif %} ${when('event.end')}{% elsif event.kind == "webinar" %}${the.le} webinaire ${TAKES_PLACE}{% elsif about == "opens" %}${the.les} inscriptions {% if event.of.over %}ont ouvert{% else %}ouvrent{% endif %} ${when('event.of')}{% elsif about == "start" %}${the.la} ${SESSION_STARTS}{% elsif about == "end" %}${the.la} ${SESSION_ENDS}{% elsif event.milestone %}{{ event.milestone }}, ${when('event.of')}{% else %}${the.la} date à retenir\u00A0: ${when('event.of')}{% endif %}`
}

const ABOUT = about(true)
const HEAD = `{% if event.kind == "webinar" and about != "end" %}${WEBINAR_WHEN}{% else %}${ABOUT}{% endif %}`
const AFTER = `{% if attended and over %}Merci de votre présence{% else %}${HEAD}{% endif %}`

const OUT = `{% if event.of.over %}Cette publication est disponible depuis ${when('event.of')}{% else %}Cette publication paraît ${when('event.of')}{% endif %}.`

export const FRENCH_COMMON: Record<CommonReminder, EventNoteWords> = {
  out: {
    subject: `{% if event.of.over %}Disponible{% else %}Parution ${when('event.of')}{% endif %}\u00A0: {{ event.title }}`,
    preheader: OUT,
    title: `{% if event.of.over %}Disponible depuis ${when('event.of')}{% else %}Parution ${when('event.of')}{% endif %}`,
    paragraphs: [OUT],
    button: BUTTON,
    why: WHY_COURSE,
    banner: `{{ event.title }}\u00A0: {% if event.of.over %}disponible depuis ${when('event.of')}{% else %}parution ${when('event.of')}{% endif %}.`,
  },
  before: {
    subject: `${HEAD}\u00A0: {{ event.title }}`,
    preheader: `${ABOUT}.`,
    title: HEAD,
    paragraphs: [
      `${ABOUT}.{% if event.kind == "webinar" %}{% unless begun %}{% if registered %} Votre place est retenue.{% elsif waiting %} Vous êtes sur liste d’attente.{% else %} Il est encore temps de vous inscrire.{% endif %}{% endunless %}{% endif %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_ANY,
    banner: `{{ event.title }}\u00A0: ${about(false)}.`,
  },
  after: {
    subject: `${AFTER}\u00A0: {{ event.title }}`,
    preheader: `${ABOUT}.`,
    title: AFTER,
    paragraphs: [`${ABOUT}.`, { if: 'event.replay_url', text: 'L’enregistrement est en ligne.' }],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_ANY,
    banner: `{{ event.title }}\u00A0: ${about(false)}.`,
  },
}
